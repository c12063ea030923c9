package dev.fairway.infra.batch;

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

class ScheduleRuleTest {

  @Test
  void startsOneRunAtEachTimeOfTheSchedule() {
    Settings nightly =
        Fixture.shipped()
            .with("batch-job.schedule", "cron(30 2 * * ? *)")
            .with("batch-job.alarm.silence-hours", "48");

    assertThat(rule(Fixture.shipped()))
        .containsEntry("ScheduleExpression", "rate(1 hour)")
        .containsEntry("State", "ENABLED")
        .doesNotContainKey("EventPattern");
    assertThat(rule(nightly)).containsEntry("ScheduleExpression", "cron(30 2 * * ? *)");
    assertThat(target(Fixture.shipped()))
        .containsEntry("Arn", "{Cluster.Arn}")
        .containsEntry("RoleArn", "{EventsRole.Arn}");
    assertThat(at(target(Fixture.shipped()), "EcsParameters"))
        .containsEntry("TaskCount", 1)
        .containsEntry("LaunchType", "FARGATE")
        .containsEntry("Group", "batch-job");
  }

  @Test
  void handsTheEventToTheContainerAsEnvironment() {
    Map<String, Object> transformer = at(target(Fixture.shipped()), "InputTransformer");

    assertThat(at(transformer, "InputPathsMap"))
        .containsOnly(Map.entry("event-id", "$.id"), Map.entry("scheduled-at", "$.time"));
    assertThat(transformer.get("InputTemplate"))
        .isEqualTo(
            """
            {"containerOverrides":[{"name":"batch-job","environment":[\
            {"name":"EVENT_ID","value":"<event-id>"},\
            {"name":"SCHEDULED_AT","value":"<scheduled-at>"}]}]}""");
  }

  @Test
  void keepsAnEventThatStartedNoRun() {
    Settings impatient =
        Fixture.shipped()
            .with("batch-job.start.max-age-seconds", "600")
            .with("batch-job.start.max-retries", "3");

    assertThat(at(target(impatient), "RetryPolicy"))
        .containsEntry("MaximumEventAgeInSeconds", 600)
        .containsEntry("MaximumRetryAttempts", 3);
    assertThat(at(target(impatient), "DeadLetterConfig"))
        .containsEntry("Arn", "{StartFailures.Arn}");
  }

  @Test
  void sharesTheRunsBetweenOnDemandAndSpot() {
    Settings mixed = Fixture.shipped().with("batch-job.task.spot-percent", "70");

    assertThat(at(target(mixed), "EcsParameters"))
        .doesNotContainKey("LaunchType")
        .containsEntry(
            "CapacityProviderStrategy",
            List.of(
                Map.of("CapacityProvider", "FARGATE", "Weight", 30),
                Map.of("CapacityProvider", "FARGATE_SPOT", "Weight", 70)));
  }

  private static Map<String, Object> rule(Settings settings) {
    TemplateReader template = Fixture.batchJob(settings);
    return template.named("AWS::Events::Rule", "ScheduleRule");
  }

  private static Map<String, Object> target(Settings settings) {
    List<?> targets = list(rule(settings).get("Targets"));
    assertThat(targets).hasSize(1);
    return map(targets.getFirst());
  }
}
