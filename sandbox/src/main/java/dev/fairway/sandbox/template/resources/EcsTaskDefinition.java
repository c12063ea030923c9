package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ECS::TaskDefinition}: each start registers a revision. */
final class EcsTaskDefinition implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String family = request.name("Family", 255);
    ObjectNode input = (ObjectNode) Spelling.decapitalised(request.properties().all());
    input.put("family", family);
    for (String size : List.of("cpu", "memory")) {
      // A template may give a number; the API wants a text.
      if (input.path(size).isNumber()) {
        input.put(size, input.path(size).asString());
      }
    }
    String arn =
        world
            .call("ecs", "RegisterTaskDefinition", input)
            .path("taskDefinition")
            .path("taskDefinitionArn")
            .asString("");
    return Provisioned.simulated(arn, Map.of("TaskDefinitionArn", arn));
  }
}
