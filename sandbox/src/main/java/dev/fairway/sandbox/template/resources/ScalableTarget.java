package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ApplicationAutoScaling::ScalableTarget} with its scheduled actions. */
final class ScalableTarget implements Provisioner {

  static final List<String> IDENTITY =
      List.of("ServiceNamespace", "ResourceId", "ScalableDimension");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    IDENTITY.forEach(member -> identity.put(member, properties.required(member)));
    ObjectNode input = properties.all().deepCopy();
    input.remove("ScheduledActions");
    world.call("application-autoscaling", "RegisterScalableTarget", input);
    for (JsonNode action : properties.all().path("ScheduledActions")) {
      ObjectNode scheduled = identity.deepCopy();
      scheduled.setAll((ObjectNode) action);
      world.call("application-autoscaling", "PutScheduledAction", scheduled);
    }
    String id =
        String.join(
            "|",
            properties.required("ResourceId"),
            properties.required("ScalableDimension"),
            properties.required("ServiceNamespace"));
    return Provisioned.simulated(id, Map.of("Id", id));
  }
}
