package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An SNS topic as a target: the input is the message, without a subject. What a transformer's text
 * template puts into quotes keeps them, as the examples of "Amazon EventBridge input
 * transformation" show.
 */
record SnsTopicTarget(Apis apis) implements TargetKind {

  @Override
  public boolean accepts(String targetArn) {
    return targetArn.startsWith("arn:aws:sns:");
  }

  @Override
  public Optional<String> problem(Target target) {
    return Optional.empty();
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    Target target = delivery.target();
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("TopicArn", target.arn())
            .put("Message", delivery.input());
    Caller caller = Caller.service("events", target.roleArn()).forSource(delivery.rule().arn());
    String id =
        apis.call(new ApiCall("sns", "Publish", input, caller)).path("MessageId").asString("");
    return new DeliveryResult.Done(new DeliveryOutcome.Delivered("message " + id));
  }
}
