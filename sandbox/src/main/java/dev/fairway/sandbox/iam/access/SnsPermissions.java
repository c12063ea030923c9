package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a call of SNS needs on the topic that it names ("Actions defined by Amazon SNS"). */
final class SnsPermissions implements Permissions {

  private final Account account;

  SnsPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    JsonNode input = request.input();
    String operation = RequestPermissions.operation(request);
    return switch (operation) {
      case "ListTopics", "ListSubscriptions", "Unsubscribe" ->
          List.of(new Access("sns:" + operation, "*"));
      case "PublishBatch" -> List.of(new Access("sns:Publish", topic(input)));
      case "CreateTopic" ->
          List.of(
              new Access("sns:CreateTopic", account.arn("sns", input.path("Name").asString(""))));
      default -> List.of(new Access("sns:" + operation, topic(input)));
    };
  }

  private static String topic(JsonNode input) {
    for (String member : List.of("TopicArn", "TargetArn", "ResourceArn")) {
      if (input.hasNonNull(member)) {
        return input.path(member).asString("");
      }
    }
    String subscription = input.path("SubscriptionArn").asString("");
    int id = subscription.lastIndexOf(':');
    return id > 0 ? subscription.substring(0, id) : "*";
  }
}
