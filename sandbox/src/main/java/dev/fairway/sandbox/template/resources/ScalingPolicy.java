package dev.fairway.sandbox.template.resources;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ApplicationAutoScaling::ScalingPolicy}, of a target that it names or spells out. */
final class ScalingPolicy implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    ObjectNode input = request.properties().all().deepCopy();
    input.put("PolicyName", request.name("PolicyName", 255));
    request.properties().text("ScalingTargetId").ifPresent(id -> target(id, input));
    input.remove("ScalingTargetId");
    String arn =
        world
            .call("application-autoscaling", "PutScalingPolicy", input)
            .path("PolicyARN")
            .asString("");
    return Provisioned.simulated(arn, Map.of("Arn", arn));
  }

  /** The id is what a {@code Ref} of a scalable target gives. */
  private static void target(String id, ObjectNode input) {
    String[] parts = id.split("\\|", -1);
    if (parts.length != 3) {
      throw new InvalidProperty(
          "ScalingTargetId", "it must be the Ref of a scalable target and is '" + id + "'");
    }
    input.put("ResourceId", parts[0]);
    input.put("ScalableDimension", parts[1]);
    input.put("ServiceNamespace", parts[2]);
  }
}
