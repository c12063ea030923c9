package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code AWS::SNS::Subscription}; one that a kept state has already is brought to the template's
 * attributes. An e-mail or HTTP endpoint gets a confirmation first, as in AWS.
 */
final class SnsSubscription implements Provisioner {

  private static final List<String> TEXTS =
      List.of("FilterPolicyScope", "RawMessageDelivery", "SubscriptionRoleArn");

  /** The scope goes before the policy that is read by it. */
  private static final List<String> DOCUMENTS =
      List.of("FilterPolicy", "RedrivePolicy", "DeliveryPolicy", "ReplayPolicy");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("TopicArn", properties.required("TopicArn"))
            .put("Protocol", properties.required("Protocol"))
            .put("Endpoint", properties.required("Endpoint"))
            .put("ReturnSubscriptionArn", "true");
    ObjectNode attributes = attributes(properties);
    Optional<String> known = known(input, world);
    String arn = known.orElseGet(() -> subscribe(input, attributes, world));
    if (known.isPresent()) {
      attributes
          .properties()
          .forEach(each -> set(arn, each.getKey(), each.getValue().asString(), world));
    }
    return Provisioned.simulated(arn, Map.of("Arn", arn));
  }

  private static ObjectNode attributes(Properties properties) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (String name : TEXTS) {
      properties.text(name).ifPresent(value -> attributes.put(name, value));
    }
    for (String name : DOCUMENTS) {
      properties
          .node(name)
          .ifPresent(
              value ->
                  attributes.put(name, value.isString() ? value.asString() : value.toString()));
    }
    return attributes;
  }

  private static Optional<String> known(ObjectNode input, World world) {
    ObjectNode topic = JsonNodeFactory.instance.objectNode();
    topic.set("TopicArn", input.path("TopicArn"));
    JsonNode list = world.call("sns", "ListSubscriptionsByTopic", topic).path("Subscriptions");
    for (JsonNode each : list) {
      boolean same =
          each.path("Protocol").equals(input.path("Protocol"))
              && each.path("Endpoint").equals(input.path("Endpoint"));
      String arn = each.path("SubscriptionArn").asString("");
      if (same && arn.startsWith("arn:")) {
        return Optional.of(arn);
      }
    }
    return Optional.empty();
  }

  private static String subscribe(ObjectNode input, ObjectNode attributes, World world) {
    ObjectNode all = input.deepCopy();
    all.set("Attributes", attributes);
    return world.call("sns", "Subscribe", all).path("SubscriptionArn").asString("");
  }

  private static void set(String arn, String name, String value, World world) {
    world.call(
        "sns",
        "SetSubscriptionAttributes",
        JsonNodeFactory.instance
            .objectNode()
            .put("SubscriptionArn", arn)
            .put("AttributeName", name)
            .put("AttributeValue", value));
  }
}
