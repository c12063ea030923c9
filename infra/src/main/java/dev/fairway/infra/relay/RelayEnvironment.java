package dev.fairway.infra.relay;

import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.task.AppTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the alert-relay reads from its environment. */
final class RelayEnvironment {

  private RelayEnvironment() {}

  /**
   * @param flows queues of undelivered events that the relay tells of
   */
  static Map<String, String> variables(
      RelayConfig config, RelayStore store, List<UndeliveredEvents> flows, String apiUrl) {
    AlertConfig alerts = config.alerts();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ALERT_QUEUE", store.queues().events().getQueueUrl());
    environment.put("DEAD_LETTER_QUEUE", store.queues().deadLetters().getQueueUrl());
    environment.put(
        "UNDELIVERED_QUEUES",
        flows.stream().map(UndeliveredEvents::queueUrl).collect(Collectors.joining(",")));
    environment.put("KEPT_QUEUE", store.queues().kept().getQueueUrl());
    environment.put("ALERTS_TABLE", store.table().getTableName());
    environment.put("ALERTS_TOPIC", store.topic().topic().getTopicArn());
    environment.put("ALERT_API_URL", apiUrl);
    environment.put("ALERT_RULES_FOLDER", alerts.rulesFolder());
    environment.put("ALERT_WINDOW", alerts.window().toString());
    environment.put("ALERT_QUIET", alerts.quiet().toString());
    environment.put("ALERT_MOST_PER_WINDOW", String.valueOf(alerts.mostPerWindow()));
    environment.put("ALERT_RECOVERIES", String.valueOf(alerts.recoveries()));
    environment.put("ALERT_RETENTION", alerts.retention().toString());
    environment.put("ALERT_CONCURRENCY", String.valueOf(alerts.concurrency()));
    environment.put("TASK_DRAIN", config.service().drain().toString());
    environment.put("METRICS_NAMESPACE", AppTask.METRICS_NAMESPACE);
    return environment;
  }
}
