package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::SQS::Queue}. */
final class Queue implements Provisioner {

  /** What the emulator plays; it ignores MessageRetentionPeriod and MaximumMessageSize. */
  private static final List<String> TEXTS =
      List.of(
          "ContentBasedDeduplication",
          "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds",
          "VisibilityTimeout");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    boolean fifo = properties.flag("FifoQueue");
    String name =
        properties
            .text("QueueName")
            .orElseGet(
                () -> fifo ? request.generatedName(75) + ".fifo" : request.generatedName(80));
    ObjectNode attributes = attributes(properties);
    String url =
        existing(name, attributes, world).orElseGet(() -> create(name, fifo, attributes, world));
    return Provisioned.simulated(
        url, Map.of("Arn", world.account().arn("sqs", name), "QueueName", name, "QueueUrl", url));
  }

  private static ObjectNode attributes(Properties properties) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (String name : TEXTS) {
      properties.text(name).ifPresent(value -> attributes.put(name, value));
    }
    properties
        .node("RedrivePolicy")
        .map(JsonNode::toString)
        .ifPresent(policy -> attributes.put("RedrivePolicy", policy));
    return attributes;
  }

  private static Optional<String> existing(String name, ObjectNode attributes, World world) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("QueueName", name);
    String url;
    try {
      url = world.call("sqs", "GetQueueUrl", input).path("QueueUrl").asString("");
    } catch (ApiException e) {
      if (e.code().contains("NonExistentQueue") || e.code().contains("QueueDoesNotExist")) {
        return Optional.empty();
      }
      throw e;
    }
    if (!attributes.isEmpty()) {
      ObjectNode change = JsonNodeFactory.instance.objectNode().put("QueueUrl", url);
      change.set("Attributes", attributes);
      world.call("sqs", "SetQueueAttributes", change);
    }
    return Optional.of(url);
  }

  private static String create(String name, boolean fifo, ObjectNode attributes, World world) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("QueueName", name);
    ObjectNode all = attributes.deepCopy();
    if (fifo) {
      all.put("FifoQueue", "true");
    }
    input.set("Attributes", all);
    return world.call("sqs", "CreateQueue", input).path("QueueUrl").asString("");
  }
}
