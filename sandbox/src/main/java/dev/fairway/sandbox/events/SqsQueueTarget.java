package dev.fairway.sandbox.events;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An SQS queue as a target; a FIFO queue needs a message group. */
record SqsQueueTarget(QueueSender queues) implements TargetKind {

  @Override
  public boolean accepts(String targetArn) {
    return targetArn.startsWith("arn:aws:sqs:");
  }

  @Override
  public Optional<String> problem(Target target) {
    boolean fifo = target.arn().endsWith(".fifo");
    boolean grouped = target.definition().path("SqsParameters").hasNonNull("MessageGroupId");
    if (fifo && !grouped) {
      return Optional.of(
          "Parameter(s) SqsParameters must be specified for target: " + target.id() + ".");
    }
    return Optional.empty();
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    Target target = delivery.target();
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("MessageBody", delivery.input());
    target
        .definition()
        .path("SqsParameters")
        .path("MessageGroupId")
        .asStringOpt()
        .ifPresent(group -> message.put("MessageGroupId", group));
    String id = queues.send(target.arn(), message, target.roleArn());
    return new DeliveryResult.Done(new DeliveryOutcome.Delivered("message " + id));
  }
}
