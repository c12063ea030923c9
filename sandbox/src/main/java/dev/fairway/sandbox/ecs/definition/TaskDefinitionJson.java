package dev.fairway.sandbox.ecs.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Task definitions as the API spells them. */
public final class TaskDefinitionJson {

  private static final Set<String> NOT_KEPT = Set.of("tags");

  private TaskDefinitionJson() {}

  /** What is kept of a registration: all but the tags, with the defaults that ECS fills in. */
  static ObjectNode registered(Input input) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : input.members().properties()) {
      if (!NOT_KEPT.contains(member.getKey()) && !member.getValue().isNull()) {
        kept.set(member.getKey(), member.getValue().deepCopy());
      }
    }
    for (String list : List.of("volumes", "placementConstraints")) {
      kept.set(list, input.array(list).deepCopy());
    }
    for (Input container : new Input(kept).objects("containerDefinitions")) {
      fillIn(container);
    }
    return kept;
  }

  private static void fillIn(Input container) {
    ObjectNode members = container.members();
    members.put("cpu", container.integer("cpu").orElse(0));
    members.put("essential", new ContainerDefinition(container).essential());
    for (String list :
        List.of("portMappings", "environment", "mountPoints", "volumesFrom", "systemControls")) {
      members.set(list, container.array(list));
    }
  }

  /** The definition as Register-, Describe- and DeregisterTaskDefinition answer it. */
  public static ObjectNode described(TaskDefinition definition) {
    ObjectNode json = definition.json().members().deepCopy();
    json.put("taskDefinitionArn", definition.arn());
    json.put("revision", definition.revision());
    json.put("status", definition.active() ? "ACTIVE" : "INACTIVE");
    Times.EPOCH_SECONDS.put(json, "registeredAt", definition.registeredAt());
    ArrayNode compatibilities = json.putArray("compatibilities");
    compatibilities.add("EC2");
    if (definition.isFor("FARGATE")) {
      compatibilities.add("FARGATE");
    }
    return json;
  }
}
