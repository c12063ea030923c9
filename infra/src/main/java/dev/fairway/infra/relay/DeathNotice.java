package dev.fairway.infra.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;

/**
 * The mail that says that a task of the relay died. EventBridge takes a text as lines in quotes,
 * and leaves empty what an event lacks ("Amazon EventBridge input transformation").
 */
final class DeathNotice {

  private static final String TEXT =
      """
      "ALERT: a task of the alert-relay died. This mail does not go through the relay."
      "Reason: <reason>. Exit code: <exit-code>. <why>"
      "When: <time>"
      "Task: <task>"
      "Of: <definition>"
      "No alert is lost: events wait in the queue fairway-alerts until the next task is up, which ECS starts by itself."
      "Next: read the end of the log /fairway/alert-relay. If the next task dies too, take the last deployment back."
      """;

  private DeathNotice() {}

  static CfnRule.InputTransformerProperty asMail() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("definition", "$.detail.taskDefinitionArn");
    paths.put("exit-code", "$.detail.containers[0].exitCode");
    paths.put("reason", "$.detail.stoppedReason");
    paths.put("task", "$.detail.taskArn");
    paths.put("time", "$.time");
    paths.put("why", "$.detail.containers[0].reason");
    return CfnRule.InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate(TEXT.strip())
        .build();
  }
}
