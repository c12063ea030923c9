package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ECS::Service}: its tasks start while later resources are still being made. */
final class EcsService implements Provisioner {

  /** What has no effect on a machine that is one zone and one network. */
  private static final List<String> NOT_SIMULATED =
      List.of(
          "AvailabilityZoneRebalancing",
          "EnableECSManagedTags",
          "PlacementConstraints",
          "PlacementStrategies",
          "ServiceConnectConfiguration",
          "ServiceRegistries",
          "VolumeConfigurations",
          "VpcLatticeConfigurations");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String name = request.name("ServiceName", 255);
    ObjectNode properties = request.properties().all();
    ObjectNode input = (ObjectNode) Spelling.decapitalised(properties);
    NOT_SIMULATED.forEach(property -> input.remove(Spelling.decapitalised(property)));
    input.put("serviceName", name);
    if (!input.has("desiredCount")) {
      input.put("desiredCount", 1);
    }
    JsonNode service = world.call("ecs", "CreateService", input).path("service");
    String arn = service.path("serviceArn").asString("");
    return new Provisioned(
        arn,
        Map.of("ServiceArn", arn, "Name", name),
        true,
        NOT_SIMULATED.stream().filter(properties::has).toList());
  }
}
