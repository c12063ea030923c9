package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of CloudWatch Logs needs: always an ARN of the form {@code
 * log-group:<name>:log-stream:<name>}, with an empty name where the call names none.
 */
final class LogsPermissions implements Permissions {

  private final Account account;

  LogsPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    ObjectNode input = request.input();
    String group =
        input
            .path("logGroupName")
            .asString(input.path("logGroupIdentifier").asString(""))
            .replaceFirst("^arn:.*:log-group:", "");
    String stream = input.path("logStreamName").asString("");
    return List.of(
        new Access(
            "logs:" + RequestPermissions.operation(request),
            account.arn("logs", "log-group:" + group + ":log-stream:" + stream)));
  }
}
