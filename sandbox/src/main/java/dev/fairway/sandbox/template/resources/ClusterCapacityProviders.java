package dev.fairway.sandbox.template.resources;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ECS::ClusterCapacityProviderAssociations}. */
final class ClusterCapacityProviders implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String cluster = properties.required("Cluster");
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("cluster", cluster);
    input.set("capacityProviders", properties.requiredNode("CapacityProviders"));
    input.set(
        "defaultCapacityProviderStrategy",
        Spelling.decapitalised(properties.requiredNode("DefaultCapacityProviderStrategy")));
    world.call("ecs", "PutClusterCapacityProviders", input);
    return Provisioned.simulated(cluster, Map.of());
  }
}
