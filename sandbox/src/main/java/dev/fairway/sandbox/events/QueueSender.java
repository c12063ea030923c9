package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends messages to queues that are known by their ARN. */
record QueueSender(Apis apis) {

  /**
   * Sends one message.
   *
   * @param message the members of SendMessage's request without {@code QueueUrl}
   * @return the message's id
   */
  String send(String queueArn, ObjectNode message, Optional<String> roleArn) {
    Caller caller = Caller.service("events", roleArn);
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("QueueUrl", url(queueArn, caller));
    input.setAll(message);
    return apis.call(new ApiCall("sqs", "SendMessage", input, caller))
        .path("MessageId")
        .asString("");
  }

  private String url(String queueArn, Caller caller) {
    String[] parts = queueArn.split(":", 6);
    ObjectNode input =
        JsonNodeFactory.instance.objectNode().put("QueueName", parts[parts.length - 1]);
    return apis.call(new ApiCall("sqs", "GetQueueUrl", input, caller))
        .path("QueueUrl")
        .asString("");
  }
}
