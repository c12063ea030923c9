package dev.fairway.infra.image;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  private static final String PUBLISH =
      "Allow events:PutEvents on arn:{AWS::Partition}:events:{AWS::Region}:{AWS::AccountId}"
          + ":event-bus/%s if {StringEquals={events:source=fairway.images}}";

  private final TemplateReader template = Fixture.imageProcessor(Fixture.shipped());

  @Test
  void theCodeOfTheTaskMayDoItsWorkAndNothingElse() {
    assertThat(template.allowed("TaskRole"))
        .containsExactly(
            "Allow s3:GetObject, s3:GetObjectVersion on {UploadsBucket.Arn}/in/*",
            "Allow s3:ListBucket on {UploadsBucket.Arn}, {RenditionsBucket.Arn}",
            "Allow s3:PutObject, s3:DeleteObject on {RenditionsBucket.Arn}/*",
            "Allow s3:PutObject on {DataBucket.Arn}/image-records/*",
            "Allow dynamodb:GetItem, dynamodb:PutItem on {ImagesTable.Arn}",
            "Allow cloudwatch:PutMetricData on *"
                + " if {StringEquals={cloudwatch:namespace=Fairway}}",
            PUBLISH.formatted("default"));
  }

  @Test
  void publishesOnTheConfiguredBusOrNowhere() {
    Settings elsewhere = Fixture.shipped().with("image-processor.events", "pictures");
    Settings silent = Fixture.shipped().with("image-processor.events", "");

    assertThat(Fixture.imageProcessor(elsewhere).allowed("TaskRole"))
        .contains(PUBLISH.formatted("pictures"));
    assertThat(Fixture.imageProcessor(silent).allowed("TaskRole"))
        .noneMatch(statement -> statement.contains("events:"));
  }

  @Test
  void ecsMayPullTheImageAndWriteTheLogAndNothingElse() {
    assertThat(template.allowed("ExecutionRole"))
        .containsExactly(
            "Allow ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage"
                + " on arn:{AWS::Partition}:ecr:{AWS::Region}:{AWS::AccountId}:repository/"
                + "cdk-hnb659fds-container-assets-${AWS::AccountId}-${AWS::Region}",
            "Allow ecr:GetAuthorizationToken on *",
            "Allow logs:CreateLogStream, logs:PutLogEvents on {LogGroup.Arn}");
  }

  @Test
  void eventBridgeMayStartThisFamilyInThisClusterInItsTwoRoles() {
    assertThat(template.allowed("EventsRole"))
        .containsExactly(
            "Allow ecs:RunTask on arn:{AWS::Partition}:ecs:{AWS::Region}:{AWS::AccountId}"
                + ":task-definition/image-processor:*"
                + " if {ArnEquals={ecs:cluster={Cluster.Arn}}}",
            "Allow ecs:TagResource on arn:{AWS::Partition}:ecs:{AWS::Region}:{AWS::AccountId}"
                + ":task/{Cluster}/* if {StringEquals={ecs:CreateAction=RunTask}}",
            "Allow iam:PassRole on {TaskRole.Arn}, {ExecutionRole.Arn}"
                + " if {StringEquals={iam:PassedToService=ecs-tasks.amazonaws.com}}");
  }

  @Test
  void readingFollowsTheConfiguredPrefix() {
    Settings elsewhere = Fixture.shipped().with("image-processor.upload.prefix", "photos/new/");

    assertThat(Fixture.imageProcessor(elsewhere).allowed("TaskRole"))
        .contains("Allow s3:GetObject, s3:GetObjectVersion on {UploadsBucket.Arn}/photos/new/*");
  }

  @Test
  void eachRoleTrustsItsOwnServiceInThisAccountOnly() {
    assertThat(trust("TaskRole"))
        .isEqualTo(trust("ExecutionRole"))
        .contains("Service=ecs-tasks.amazonaws.com")
        .contains("aws:SourceAccount={AWS::AccountId}");
    assertThat(trust("EventsRole"))
        .contains("Service=events.amazonaws.com")
        .contains("aws:SourceAccount={AWS::AccountId}");
  }

  @Test
  void theTwoRolesOfTheTaskAreTwo() {
    var definition = template.only("AWS::ECS::TaskDefinition");

    assertThat(definition)
        .containsEntry("TaskRoleArn", "{TaskRole.Arn}")
        .containsEntry("ExecutionRoleArn", "{ExecutionRole.Arn}");
  }

  @Test
  void onlyThisRuleMayFillTheQueueOfStartFailures() {
    var statements =
        list(at(template.only("AWS::SQS::QueuePolicy"), "PolicyDocument").get("Statement"));

    assertThat(statements).hasSize(2);
    assertThat(map(statements.getLast()))
        .containsEntry("Effect", "Allow")
        .containsEntry("Action", "sqs:SendMessage")
        .hasEntrySatisfying(
            "Condition",
            condition ->
                assertThat(condition).hasToString("{ArnEquals={aws:SourceArn={UploadRule.Arn}}}"));
  }

  private String trust(String role) {
    var properties = template.named("AWS::IAM::Role", role);
    return String.valueOf(at(properties, "AssumeRolePolicyDocument").get("Statement"));
  }
}
