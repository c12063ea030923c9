package dev.fairway.infra.worker;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerTaskTest {

  @Test
  void runsAsNobodyOnAReadOnlyRootWithAWritableTmp() {
    Map<String, Object> container = container(Fixture.shipped());

    assertThat(container)
        .containsEntry("Name", "queue-worker")
        .containsEntry("ReadonlyRootFilesystem", true)
        .containsEntry("User", "10001:10001")
        .containsEntry(
            "MountPoints",
            List.of(Map.of("ContainerPath", "/tmp", "ReadOnly", false, "SourceVolume", "tmp")));
    assertThat(at(container, "LinuxParameters", "Capabilities"))
        .containsEntry("Drop", List.of("ALL"));
  }

  @Test
  void listensOnOnePort() {
    assertThat(container(Fixture.shipped()).get("PortMappings"))
        .isEqualTo(List.of(Map.of("ContainerPort", 8080, "Name", "http", "Protocol", "tcp")));
  }

  @Test
  void finishesItsJobsBeforeItIsKilled() {
    Settings hasty =
        Fixture.shipped()
            .with("queue-worker.task.stop-timeout-seconds", "60")
            .with("queue-worker.task.drain", "PT45S");

    assertThat(container(Fixture.shipped())).containsEntry("StopTimeout", 120);
    assertThat(environment(Fixture.shipped())).containsEntry("TASK_DRAIN", "PT1M40S");
    assertThat(container(hasty)).containsEntry("StopTimeout", 60);
    assertThat(environment(hasty)).containsEntry("TASK_DRAIN", "PT45S");
  }

  @Test
  void givesTheAppItsConfiguration() {
    Settings settings =
        Fixture.shipped()
            .with("queue-worker.job.concurrency", "20")
            .with("queue-worker.job.visibility", "PT2M")
            .with("queue-worker.job.attempts", "5")
            .with("queue-worker.job.idempotency", "false")
            .with("queue-worker.job.retention", "P7D")
            .with("queue-worker.webhook.timeout", "PT5S")
            .with("queue-worker.webhook.max-response", "16KB")
            .with("queue-worker.webhook.allowed-networks", "10.1.0.0/16, 10.2.0.0/16");

    assertThat(environment(settings))
        .containsExactly(
            Map.entry("QUEUE_URL", "{WorkQueue}"),
            Map.entry("DEADLETTER_URL", "{DeadLetterQueue}"),
            Map.entry("JOBS_TABLE", "{JobsTable}"),
            Map.entry("SUBSCRIPTIONS_TABLE", "{SubscriptionsTable}"),
            Map.entry("QUEUE_CONCURRENCY", "20"),
            Map.entry("QUEUE_VISIBILITY", "PT2M"),
            Map.entry("QUEUE_ATTEMPTS", "5"),
            Map.entry("QUEUE_IDEMPOTENCY", "false"),
            Map.entry("JOBS_RETENTION", "PT168H"),
            Map.entry("WEBHOOK_TIMEOUT", "PT5S"),
            Map.entry("WEBHOOK_MAX_RESPONSE", "16KB"),
            Map.entry("WEBHOOK_ALLOWED_NETWORKS", "10.1.0.0/16,10.2.0.0/16"),
            Map.entry("TASK_DRAIN", "PT1M40S"),
            Map.entry("METRICS_NAMESPACE", "Fairway"));
  }

  @Test
  void takesItsTokenFromSecretsManagerAndNotFromItsEnvironment() {
    assertThat(container(Fixture.shipped()).get("Secrets"))
        .isEqualTo(List.of(Map.of("Name", "API_TOKEN", "ValueFrom", "{ApiToken}")));
    assertThat(environment(Fixture.shipped())).doesNotContainKey("API_TOKEN");
  }

  @Test
  void hasAWritableRootOnlyForAShell() {
    Settings exec = Fixture.shipped().with("queue-worker.task.exec", "true");

    assertThat(container(exec)).containsEntry("ReadonlyRootFilesystem", false);
  }

  private static Map<String, Object> container(Settings settings) {
    List<?> containers =
        list(
            Fixture.queueWorker(settings)
                .only("AWS::ECS::TaskDefinition")
                .get("ContainerDefinitions"));
    assertThat(containers).hasSize(1);
    return map(containers.getFirst());
  }

  private static Map<String, Object> environment(Settings settings) {
    Map<String, Object> environment = new LinkedHashMap<>();
    for (Object variable : list(container(settings).get("Environment"))) {
      environment.put((String) map(variable).get("Name"), map(variable).get("Value"));
    }
    return environment;
  }
}
