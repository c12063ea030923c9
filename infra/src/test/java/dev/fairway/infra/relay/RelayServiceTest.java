package dev.fairway.infra.relay;

import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import dev.fairway.infra.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelayServiceTest {

  @Test
  void runsAsManyTasksAsConfigured() {
    Settings two = Fixture.shipped().with("alert-relay.service.tasks", "2");

    assertThat(service(Fixture.shipped()))
        .containsEntry("ServiceName", "alert-relay")
        .containsEntry("DesiredCount", 1);
    assertThat(service(two)).containsEntry("DesiredCount", 2);
  }

  @Test
  void isCheckedAndReachedByItsOwnPaths() {
    TemplateReader template = Fixture.alertRelay(Fixture.shipped());

    assertThat(template.only("AWS::ElasticLoadBalancingV2::TargetGroup"))
        .containsEntry("HealthCheckPath", "/alert-relay/health/readiness");
    assertThat(template.properties("AWS::ElasticLoadBalancingV2::ListenerRule"))
        .hasSize(2)
        .hasEntrySatisfying(
            "ApiRule",
            rule ->
                assertThat(rule)
                    .containsEntry("Priority", 210)
                    .extracting("Conditions")
                    .asString()
                    .contains("[/alerts, /alerts/*, /mutes, /mutes/*, /alert-rules]"))
        .hasEntrySatisfying(
            "OperationsRule",
            rule ->
                assertThat(rule)
                    .containsEntry("Priority", 211)
                    .extracting("Conditions")
                    .asString()
                    .contains("[/alert-relay/*]"));
  }

  @Test
  void givesTheAppItsConfiguration() {
    Settings settings =
        Fixture.shipped()
            .with("alert-relay.window", "PT5M")
            .with("alert-relay.quiet", "PT20M")
            .with("alert-relay.most-per-window", "7")
            .with("alert-relay.recoveries", "false")
            .with("alert-relay.retention", "P30D")
            .with("alert-relay.concurrency", "8")
            .with("alert-relay.rules-folder", "/app/rules");

    assertThat(environment(settings))
        .containsExactly(
            Map.entry("ALERT_QUEUE", "{AlertQueue}"),
            Map.entry("DEAD_LETTER_QUEUE", "{DeadLetterQueue}"),
            Map.entry("UNDELIVERED_QUEUES", "{StartFailures},{UndeliveredEvents},{StartFailures}"),
            Map.entry("KEPT_QUEUE", "{KeptEvents}"),
            Map.entry("ALERTS_TABLE", "{AlertsTable}"),
            Map.entry("ALERTS_TOPIC", "{AlertTopic}"),
            Map.entry("ALERT_API_URL", "http://{LoadBalancer.DNSName}"),
            Map.entry("ALERT_RULES_FOLDER", "/app/rules"),
            Map.entry("ALERT_WINDOW", "PT5M"),
            Map.entry("ALERT_QUIET", "PT20M"),
            Map.entry("ALERT_MOST_PER_WINDOW", "7"),
            Map.entry("ALERT_RECOVERIES", "false"),
            Map.entry("ALERT_RETENTION", "PT720H"),
            Map.entry("ALERT_CONCURRENCY", "8"),
            Map.entry("TASK_DRAIN", "PT45S"),
            Map.entry("METRICS_NAMESPACE", "Fairway"));
  }

  @Test
  void looksAfterTheConfiguredFlowsAlone() {
    Settings one = Fixture.shipped().with("alert-relay.flows", "queue-worker");
    Settings none = Fixture.shipped().with("alert-relay.flows", "");

    assertThat(environment(one)).containsEntry("UNDELIVERED_QUEUES", "{UndeliveredEvents}");
    assertThat(environment(none)).containsEntry("UNDELIVERED_QUEUES", "");
    assertThat(Fixture.synthesise(none).get("FairwayAlertRelay.template.json"))
        .as("needs no stack of another app")
        .doesNotContain(
            "FairwayImageProcessor:Exports",
            "FairwayQueueWorker:Exports",
            "FairwayBatchJob:Exports");
  }

  private static Map<String, Object> service(Settings settings) {
    return Fixture.alertRelay(settings).only("AWS::ECS::Service");
  }

  private static Map<String, Object> environment(Settings settings) {
    List<?> containers =
        list(
            Fixture.alertRelay(settings)
                .only("AWS::ECS::TaskDefinition")
                .get("ContainerDefinitions"));
    Map<String, Object> environment = new LinkedHashMap<>();
    for (Object variable : list(map(containers.getFirst()).get("Environment"))) {
      environment.put((String) map(variable).get("Name"), map(variable).get("Value"));
    }
    return environment;
  }
}
