package dev.fairway.sandbox.template.resources;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code AWS::SNS::TopicPolicy}: here it says which services may publish without a role. */
final class SnsTopicPolicy implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String policy = request.properties().requiredNode("PolicyDocument").toString();
    for (JsonNode topic : request.properties().requiredNode("Topics")) {
      world.call(
          "sns",
          "SetTopicAttributes",
          JsonNodeFactory.instance
              .objectNode()
              .put("TopicArn", topic.asString(""))
              .put("AttributeName", "Policy")
              .put("AttributeValue", policy));
    }
    return Provisioned.simulated(request.generatedName(255), Map.of());
  }
}
