package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a call of SQS needs on the queue that it names. */
final class SqsPermissions implements Permissions {

  private final Account account;

  SqsPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    return switch (operation) {
      case "ListQueues" -> List.of(new Access("sqs:ListQueues", "*"));
      case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch" ->
          List.of(new Access("sqs:" + withoutBatch(operation), queue(request)));
      default -> List.of(new Access("sqs:" + operation, queue(request)));
    };
  }

  /** A batch has no action of its own: the right to the single call covers it. */
  private static String withoutBatch(String operation) {
    return operation.substring(0, operation.length() - "Batch".length());
  }

  private String queue(WireRequest request) {
    JsonNode input = request.input();
    if (input.has("SourceArn")) {
      return input.path("SourceArn").asString("");
    }
    String url = input.path("QueueUrl").asString(request.path());
    String name = input.path("QueueName").asString(url.substring(url.lastIndexOf('/') + 1));
    return "arn:aws:sqs:" + account.region() + ":" + account.id() + ":" + name;
  }
}
