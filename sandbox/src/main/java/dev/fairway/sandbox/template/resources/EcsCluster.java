package dev.fairway.sandbox.template.resources;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ECS::Cluster}. */
final class EcsCluster implements Provisioner {

  /** Members of a template and of CreateCluster. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "CapacityProviders", "capacityProviders",
          "DefaultCapacityProviderStrategy", "defaultCapacityProviderStrategy",
          "ClusterSettings", "settings",
          "Tags", "tags");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String name = request.name("ClusterName", 255);
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("clusterName", name);
    MEMBERS.forEach(
        (from, to) ->
            request
                .properties()
                .node(from)
                .ifPresent(value -> input.set(to, Spelling.decapitalised(value))));
    String arn =
        world.call("ecs", "CreateCluster", input).path("cluster").path("clusterArn").asString("");
    return Provisioned.simulated(name, Map.of("Arn", arn));
  }
}
