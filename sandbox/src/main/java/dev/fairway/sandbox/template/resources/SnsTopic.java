package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::SNS::Topic}, with the subscriptions that stand in it. */
final class SnsTopic implements Provisioner {

  private static final List<String> ATTRIBUTES =
      List.of("DisplayName", "SignatureVersion", "FifoTopic", "ContentBasedDeduplication");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("TopicName", 256);
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("Name", name);
    if (properties.flag("FifoTopic")) {
      input.putObject("Attributes").put("FifoTopic", "true");
    }
    tags(properties, input.putArray("Tags"));
    String arn = world.call("sns", "CreateTopic", input).path("TopicArn").asString("");
    for (String attribute : ATTRIBUTES) {
      properties.text(attribute).ifPresent(value -> set(arn, attribute, value, world));
    }
    properties
        .node("DeliveryPolicy")
        .ifPresent(policy -> set(arn, "DeliveryPolicy", policy.toString(), world));
    properties
        .node("Subscription")
        .ifPresent(list -> list.forEach(each -> subscribe(arn, each, world)));
    return Provisioned.simulated(arn, Map.of("TopicArn", arn, "TopicName", name));
  }

  private static void tags(Properties properties, ArrayNode tags) {
    properties.node("Tags").ifPresent(list -> list.forEach(tags::add));
  }

  private static void set(String arn, String attribute, String value, World world) {
    world.call(
        "sns",
        "SetTopicAttributes",
        JsonNodeFactory.instance
            .objectNode()
            .put("TopicArn", arn)
            .put("AttributeName", attribute)
            .put("AttributeValue", value));
  }

  private static void subscribe(String arn, JsonNode subscription, World world) {
    world.call(
        "sns",
        "Subscribe",
        JsonNodeFactory.instance
            .objectNode()
            .put("TopicArn", arn)
            .put("Protocol", subscription.path("Protocol").asString(""))
            .put("Endpoint", subscription.path("Endpoint").asString("")));
  }
}
