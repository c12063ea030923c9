package dev.fairway.infra.image;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadRuleTest {

  @Test
  void startsOneTaskPerUploadInTheCluster() {
    assertThat(target(Fixture.shipped()))
        .containsEntry("Arn", "{Cluster.Arn}")
        .containsEntry("RoleArn", "{EventsRole.Arn}");
    assertThat(ecs(Fixture.shipped()))
        .containsEntry("TaskDefinitionArn", "{TaskDefinition}")
        .containsEntry("TaskCount", 1)
        .containsEntry("LaunchType", "FARGATE")
        .containsEntry("Group", "image-processor")
        .containsEntry("PropagateTags", "TASK_DEFINITION")
        .containsEntry("EnableECSManagedTags", true)
        .doesNotContainKey("CapacityProviderStrategy");
  }

  @Test
  void handsTheEventToTheContainerAsEnvironment() {
    Map<String, Object> transformer = at(target(Fixture.shipped()), "InputTransformer");

    assertThat(at(transformer, "InputPathsMap"))
        .containsEntry("event-id", "$.id")
        .containsEntry("event-time", "$.time")
        .containsEntry("object-bucket", "$.detail.bucket.name")
        .containsEntry("object-key", "$.detail.object.key")
        .containsEntry("object-version-id", "$.detail.object.version-id")
        .containsEntry("object-etag", "$.detail.object.etag")
        .containsEntry("object-size", "$.detail.object.size")
        .containsEntry("object-sequencer", "$.detail.object.sequencer")
        .hasSize(8);
    assertThat(transformer.get("InputTemplate"))
        .isEqualTo(
            """
            {"containerOverrides":[{"name":"image-processor","environment":[\
            {"name":"EVENT_ID","value":"<event-id>"},\
            {"name":"EVENT_TIME","value":"<event-time>"},\
            {"name":"OBJECT_BUCKET","value":"<object-bucket>"},\
            {"name":"OBJECT_KEY","value":<object-key>},\
            {"name":"OBJECT_VERSION_ID","value":"<object-version-id>"},\
            {"name":"OBJECT_ETAG","value":"<object-etag>"},\
            {"name":"OBJECT_SIZE","value":"<object-size>"},\
            {"name":"OBJECT_SEQUENCER","value":"<object-sequencer>"}]}]}""");
  }

  @Test
  void overridesStayWithinWhatRunTaskTakes() {
    String template =
        String.valueOf(at(target(Fixture.shipped()), "InputTransformer").get("InputTemplate"));
    int longestKeyEscaped = 1024 * 6;

    assertThat(template.length() + longestKeyEscaped + 500).isLessThan(8192);
  }

  @Test
  void keepsAnEventThatStartedNoTask() {
    Map<String, Object> target = target(Fixture.shipped());

    assertThat(at(target, "RetryPolicy"))
        .containsEntry("MaximumEventAgeInSeconds", 86400)
        .containsEntry("MaximumRetryAttempts", 185);
    assertThat(at(target, "DeadLetterConfig")).containsEntry("Arn", "{StartFailures.Arn}");
    assertThat(stack(Fixture.shipped()).only("AWS::SQS::Queue"))
        .containsEntry("MessageRetentionPeriod", 1_209_600)
        .containsEntry("SqsManagedSseEnabled", true);
  }

  @Test
  void retriesAsConfigured() {
    Settings impatient =
        Fixture.shipped()
            .with("image-processor.start.max-age-seconds", "600")
            .with("image-processor.start.max-retries", "3");

    assertThat(at(target(impatient), "RetryPolicy"))
        .containsEntry("MaximumEventAgeInSeconds", 600)
        .containsEntry("MaximumRetryAttempts", 3);
  }

  @Test
  void alarmsOnTheFirstEventThatStartedNoTaskOrGotLost() {
    Map<String, Map<String, Object>> alarms =
        stack(Fixture.shipped()).properties("AWS::CloudWatch::Alarm");

    assertThat(alarms).containsOnlyKeys("StartFailuresAlarm", "LostEventsAlarm");
    assertThat(alarms.values())
        .allSatisfy(
            alarm ->
                assertThat(alarm)
                    .containsEntry("ComparisonOperator", "GreaterThanThreshold")
                    .containsEntry("Threshold", 0)
                    .containsEntry("TreatMissingData", "notBreaching")
                    .doesNotContainKey("AlarmActions"));
    assertThat(alarms.get("StartFailuresAlarm"))
        .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible");
    assertThat(alarms.get("LostEventsAlarm"))
        .containsEntry("MetricName", "InvocationsFailedToBeSentToDlq");
  }

  @Test
  void mailsWhoeverIsConfigured() {
    Settings mailing = Fixture.shipped().with("alarm.email", "ops@example.org");

    assertThat(stack(mailing).properties("AWS::CloudWatch::Alarm").values())
        .allSatisfy(alarm -> assertThat(list(alarm.get("AlarmActions"))).hasSize(1));
    assertThat(Fixture.platform(mailing).only("AWS::SNS::Subscription"))
        .containsEntry("Protocol", "email")
        .containsEntry("Endpoint", "ops@example.org");
  }

  @Test
  void sharesTheTasksBetweenOnDemandAndSpot() {
    Settings mixed = Fixture.shipped().with("image-processor.task.spot-percent", "70");

    assertThat(ecs(mixed))
        .doesNotContainKey("LaunchType")
        .containsEntry(
            "CapacityProviderStrategy",
            List.of(
                Map.of("CapacityProvider", "FARGATE", "Weight", 30),
                Map.of("CapacityProvider", "FARGATE_SPOT", "Weight", 70)));
  }

  @Test
  void runsOnSpotAloneIfAllOfItIsAsked() {
    Settings spot = Fixture.shipped().with("image-processor.task.spot-percent", "100");

    assertThat(ecs(spot).get("CapacityProviderStrategy"))
        .isEqualTo(List.of(Map.of("CapacityProvider", "FARGATE_SPOT", "Weight", 100)));
  }

  private static TemplateReader stack(Settings settings) {
    return Fixture.imageProcessor(settings);
  }

  private static Map<String, Object> target(Settings settings) {
    List<?> targets = list(stack(settings).only("AWS::Events::Rule").get("Targets"));
    assertThat(targets).hasSize(1);
    return map(targets.getFirst());
  }

  private static Map<String, Object> ecs(Settings settings) {
    return at(target(settings), "EcsParameters");
  }
}
