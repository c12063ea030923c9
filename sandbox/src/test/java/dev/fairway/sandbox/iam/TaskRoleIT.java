package dev.fairway.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.iam.access.RequestPermissions;
import dev.fairway.sandbox.logs.Logs;
import dev.fairway.sandbox.metrics.Metrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** A task's credentials and a person's, through the region's port with the AWS SDK. */
class TaskRoleIT {

  private static final String ROLE = "arn:aws:iam::000000000000:role/ImagesTaskRole";
  private static final String SESSION =
      "arn:aws:sts::000000000000:assumed-role/ImagesTaskRole/0a1b";
  private static final String TRUST =
      """
      {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"}}}""";
  private static final String POLICY =
      """
      {"Statement": [
        {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
          "Resource": "arn:aws:s3:::own/*"},
        {"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
          "Condition": {"StringEquals": {"cloudwatch:namespace": "Fairway"}}}]}""";

  @TempDir private static Path folder;

  private static SandboxClock clock;
  private static Logs logs;
  private static DataPlane plane;
  private static AwsCredentials person;
  private static AwsCredentials task;

  @BeforeAll
  static void start() {
    clock = SandboxClock.system();
    plane = DataPlane.start(DataPlaneOptions.forTests());
    Roles roles = new Roles(clock);
    Sessions sessions = new Sessions(roles, clock);
    Authorization authorization = new Authorization(roles, sessions, Account.DEFAULT, clock);
    logs = new Logs(Account.DEFAULT, clock, folder);
    plane.serve("logs", logs);
    plane.serve("monitoring", new Metrics(clock));
    plane.serve("sts", new Sts(roles, sessions, authorization, Account.DEFAULT));
    plane.serve("iam", new Iam(roles, authorization));
    plane.guard(
        sessions::callerOf, new RequestPermissions(Account.DEFAULT, plane.apis()), authorization);
    JsonMapper json = JsonMapper.shared();
    roles.role(
        ROLE,
        "ImagesTaskRole",
        json.readTree(TRUST),
        Map.of("Own", json.readTree(POLICY)),
        List.of());
    Session session = sessions.issue("arn:aws:ecs:us-east-1:000000000000:task/fairway/0a1b", ROLE);
    person = AwsBasicCredentials.create("test", "test");
    task =
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), person)) {
      s3.createBucket(request -> request.bucket("own"));
      s3.createBucket(request -> request.bucket("other"));
      s3.putObject(
          request -> request.bucket("other").key("a.txt"), RequestBody.fromString("theirs"));
    }
  }

  @AfterAll
  static void stop() {
    plane.close();
    logs.close();
    clock.close();
  }

  @Test
  void taskWritesItsOwnBucketOnly() {
    try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), task)) {
      s3.putObject(
          request -> request.bucket("own").key("in/a b.txt"), RequestBody.fromString("mine"));
      assertThat(
              s3.getObjectAsBytes(request -> request.bucket("own").key("in/a b.txt"))
                  .asUtf8String())
          .isEqualTo("mine");

      assertThatThrownBy(
              () ->
                  s3.putObject(
                      request -> request.bucket("other").key("b.txt"), RequestBody.fromString("x")))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: "
                            + SESSION
                            + " is not authorized to perform: s3:PutObject on resource:"
                            + " \"arn:aws:s3:::other/b.txt\" because no identity-based policy"
                            + " allows the s3:PutObject action");
              });
    }
  }

  @Test
  void copyNeedsTheRightToItsSource() {
    try (S3Client s3 = client(S3Client.builder().forcePathStyle(true), task)) {
      assertThatThrownBy(
              () ->
                  s3.copyObject(
                      request ->
                          request
                              .sourceBucket("other")
                              .sourceKey("a.txt")
                              .destinationBucket("own")
                              .destinationKey("a.txt")))
          .hasMessageContaining("s3:GetObject on resource: \"arn:aws:s3:::other/a.txt\"");
    }
  }

  @Test
  void tableAndQueueWithoutPermissionAreDenied() {
    try (DynamoDbClient dynamoDb = client(DynamoDbClient.builder(), task);
        SqsClient sqs = client(SqsClient.builder(), task)) {
      assertThatThrownBy(
              () ->
                  dynamoDb.putItem(
                      request ->
                          request
                              .tableName("images")
                              .item(Map.of("image", AttributeValue.fromS("a")))))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
          .hasMessageContaining(
              SESSION
                  + " is not authorized to perform: dynamodb:PutItem on resource:"
                  + " arn:aws:dynamodb:us-east-1:000000000000:table/images");
      assertThatThrownBy(
              () ->
                  sqs.sendMessage(
                      request ->
                          request
                              .queueUrl(plane.endpoint() + "/000000000000/jobs")
                              .messageBody("x")))
          .hasMessageContaining(
              "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:jobs");
    }
  }

  @Test
  void taskPublishesMetricsInItsNamespaceOnly() {
    try (CloudWatchClient ofTask = client(CloudWatchClient.builder(), task);
        CloudWatchClient ofPerson = client(CloudWatchClient.builder(), person)) {
      assertThatCode(() -> publish(ofTask, "Fairway")).doesNotThrowAnyException();
      assertThatThrownBy(() -> publish(ofTask, "Other"))
          .hasMessageContaining("cloudwatch:PutMetricData");

      List<Datapoint> points =
          ofPerson
              .getMetricStatistics(
                  request ->
                      request
                          .namespace("Fairway")
                          .metricName("Images")
                          .startTime(clock.instant().minus(Duration.ofMinutes(5)))
                          .endTime(clock.instant().plus(Duration.ofMinutes(5)))
                          .period(300)
                          .statistics(Statistic.SUM))
              .datapoints();

      assertThat(points.stream().mapToDouble(Datapoint::sum).sum()).isEqualTo(2);
      assertThat(points.getFirst().unit()).isEqualTo(StandardUnit.COUNT);
      assertThat(points.getFirst().timestamp()).isBefore(clock.instant());
    }
  }

  @Test
  void personReadsWhatTasksPrinted() {
    try (CloudWatchLogsClient client = client(CloudWatchLogsClient.builder(), person)) {
      client.createLogGroup(request -> request.logGroupName("/fairway/images"));
      logs.append("/fairway/images", "images/images/0a1b", clock.instant(), "INFO started");
      logs.append("/fairway/images", "images/images/0a1b", clock.instant(), "ERROR failed");

      assertThat(
              client
                  .filterLogEventsPaginator(
                      request -> request.logGroupName("/fairway/images").filterPattern("ERROR"))
                  .events())
          .extracting(FilteredLogEvent::message)
          .containsExactly("ERROR failed");
    }
  }

  private static void publish(CloudWatchClient client, String namespace) {
    client.putMetricData(
        request ->
            request
                .namespace(namespace)
                .metricData(
                    datum ->
                        datum
                            .metricName("Images")
                            .unit(StandardUnit.COUNT)
                            .value(2.0)
                            .timestamp(clock.instant())));
  }

  private static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(plane.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
