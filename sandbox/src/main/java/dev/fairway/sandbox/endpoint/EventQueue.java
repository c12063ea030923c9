package dev.fairway.sandbox.endpoint;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A queue at the endpoint that a rule there fills with every event of its default bus. */
final class EventQueue {

  private static final String NAME = "fairway-sandbox-events";
  private static final int MOST_MESSAGES = 10;

  /** Long enough that a slow sandbox doesn't get an event again while it works on it. */
  private static final String VISIBILITY_SECONDS = "60";

  /**
   * One event.
   *
   * @param envelope as EventBridge delivers it
   * @param receipt for its removal
   */
  record Received(JsonNode envelope, String receipt) {}

  private final Apis apis;
  private final Account account;
  private volatile String url = "";

  EventQueue(Apis apis, Account account) {
    this.apis = apis;
    this.account = account;
  }

  /** Makes the queue and the rule; on a second time nothing changes. */
  void make() {
    ObjectNode queue = JsonNodeFactory.instance.objectNode().put("QueueName", NAME);
    queue.putObject("Attributes").put("VisibilityTimeout", VISIBILITY_SECONDS);
    url = call("sqs", "CreateQueue", queue).path("QueueUrl").asString("");
    ObjectNode rule = JsonNodeFactory.instance.objectNode().put("Name", NAME);
    rule.put("EventPattern", "{\"account\":[\"" + account.id() + "\"]}");
    call("events", "PutRule", rule);
    ObjectNode targets = JsonNodeFactory.instance.objectNode().put("Rule", NAME);
    targets.putArray("Targets").addObject().put("Id", "sandbox").put("Arn", arn());
    call("events", "PutTargets", targets);
  }

  private String arn() {
    return account.arn("sqs", NAME);
  }

  /** Waits for events, which come in the order of their sending as far as they come together. */
  List<Received> receive(Duration wait) {
    ObjectNode poll = JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
    poll.put("MaxNumberOfMessages", MOST_MESSAGES).put("WaitTimeSeconds", wait.toSeconds());
    poll.putArray("AttributeNames").add("SentTimestamp");
    List<JsonNode> messages = new ArrayList<>();
    call("sqs", "ReceiveMessage", poll).path("Messages").forEach(messages::add);
    messages.sort(
        Comparator.comparing(
            message -> message.path("Attributes").path("SentTimestamp").asLong(0)));
    return messages.stream().map(EventQueue::received).toList();
  }

  private static Received received(JsonNode message) {
    return new Received(
        JsonMapper.shared().readTree(message.path("Body").asString("{}")),
        message.path("ReceiptHandle").asString(""));
  }

  void remove(Received event) {
    ObjectNode delete = JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
    call("sqs", "DeleteMessage", delete.put("ReceiptHandle", event.receipt()));
  }

  private ObjectNode call(String service, String operation, ObjectNode input) {
    return apis.call(new ApiCall(service, operation, input, Caller.REGION));
  }
}
