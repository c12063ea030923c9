package dev.fairway.sandbox.template.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ECS::TaskDefinition}: each start registers a revision. */
final class EcsTaskDefinition implements Provisioner {

  /** What a task that runs as a process of this machine is told of and not held to. */
  private static final Set<String> NOT_ENFORCED =
      Set.of(
          "EphemeralStorage",
          "IpcMode",
          "PidMode",
          "ProxyConfiguration",
          "RuntimePlatform",
          "Volumes");

  private static final Set<String> NOT_ENFORCED_ON_CONTAINERS =
      Set.of(
          "FirelensConfiguration",
          "LinuxParameters",
          "MountPoints",
          "Privileged",
          "ReadonlyRootFilesystem",
          "RepositoryCredentials",
          "SystemControls",
          "Ulimits",
          "User",
          "VolumesFrom",
          "WorkingDirectory");

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
    return new Provisioned(
        arn, Map.of("TaskDefinitionArn", arn), true, notEnforced(request.properties().all()));
  }

  private static List<String> notEnforced(ObjectNode properties) {
    List<String> paths = new ArrayList<>();
    properties
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(NOT_ENFORCED::contains)
        .forEach(paths::add);
    int index = 0;
    for (JsonNode container : properties.path("ContainerDefinitions")) {
      String prefix = "ContainerDefinitions." + index++ + ".";
      container
          .propertyStream()
          .map(Map.Entry::getKey)
          .filter(NOT_ENFORCED_ON_CONTAINERS::contains)
          .forEach(name -> paths.add(prefix + name));
    }
    return paths;
  }
}
