package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call of CloudWatch needs: on each alarm that it names, on metrics as a whole. */
final class CloudWatchPermissions implements Permissions {

  private final Account account;

  CloudWatchPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    String action = "cloudwatch:" + operation;
    ObjectNode input = request.input();
    return switch (operation) {
      case "PutMetricData" ->
          List.of(
              new Access(
                  action,
                  "*",
                  Map.of("cloudwatch:namespace", List.of(input.path("Namespace").asString("")))));
      case "PutMetricAlarm", "SetAlarmState", "DescribeAlarmHistory" ->
          List.of(new Access(action, alarm(input.path("AlarmName").asString("*"))));
      case "DescribeAlarms", "DeleteAlarms", "EnableAlarmActions", "DisableAlarmActions" ->
          onEach(action, input.path("AlarmNames"));
      default -> List.of(new Access(action, "*"));
    };
  }

  private List<Access> onEach(String action, JsonNode names) {
    return names.isEmpty()
        ? List.of(new Access(action, alarm("*")))
        : names.valueStream().map(name -> new Access(action, alarm(name.asString("")))).toList();
  }

  private String alarm(String name) {
    return account.arn("cloudwatch", "alarm:" + name);
  }
}
