package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one run of a task definition replaces in it. */
public record Overrides(Input json) {

  /** Characters of the overrides' JSON (Amazon ECS API Reference, "TaskOverride"). */
  private static final int LONGEST = 8192;

  /** Reads and checks the overrides of a run. */
  public static Overrides of(Input overrides, TaskDefinition definition) {
    if (overrides.members().toString().length() > LONGEST) {
      throw EcsErrors.invalidParameter("Container Overrides length must be at most " + LONGEST);
    }
    List<String> names = definition.containers().stream().map(ContainerDefinition::name).toList();
    for (Input container : overrides.objects("containerOverrides")) {
      String name = container.text("name").orElse("");
      if (!names.contains(name)) {
        throw EcsErrors.invalidParameter(
            "Override for container named " + name + " is not a container in the TaskDefinition.");
      }
    }
    return new Overrides(overrides);
  }

  public TaskSize size(TaskDefinition definition) {
    return definition.size(json.text("cpu"), json.text("memory"));
  }

  public Optional<String> taskRoleArn(TaskDefinition definition) {
    return json.text("taskRoleArn").or(definition::taskRoleArn);
  }

  public Optional<String> executionRoleArn(TaskDefinition definition) {
    return json.text("executionRoleArn").or(definition::executionRoleArn);
  }

  public int storageGib(TaskDefinition definition) {
    return json.in("ephemeralStorage").integer("sizeInGiB").orElseGet(definition::storageGib);
  }

  public List<String> command(ContainerDefinition container) {
    Input override = of(container);
    return (override.members().has("command") ? override : container.json()).texts("command");
  }

  public Map<String, String> environment(ContainerDefinition container) {
    Map<String, String> environment = new HashMap<>(container.environment());
    environment.putAll(ContainerDefinition.variables(of(container)));
    return environment;
  }

  public int cpu(ContainerDefinition container) {
    return of(container).integer("cpu").or(() -> container.json().integer("cpu")).orElse(0);
  }

  public Optional<Integer> memoryMib(ContainerDefinition container) {
    return of(container).integer("memory").or(() -> container.json().integer("memory"));
  }

  /** The override of a container, empty where there is none. */
  private Input of(ContainerDefinition container) {
    return json.objects("containerOverrides").stream()
        .filter(override -> override.text("name").orElse("").equals(container.name()))
        .findFirst()
        .orElseGet(() -> new Input(JsonNodeFactory.instance.objectNode()));
  }

  /** The overrides as ECS shows them: an entry for each container, an empty one too. */
  public ObjectNode shown(List<ContainerDefinition> containers) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : json.members().properties()) {
      shown.set(member.getKey(), member.getValue());
    }
    ArrayNode list = shown.putArray("containerOverrides");
    Map<String, ObjectNode> given =
        json.objects("containerOverrides").stream()
            .collect(
                Collectors.toMap(
                    override -> override.text("name").orElse(""),
                    Input::members,
                    (first, second) -> first));
    for (ContainerDefinition container : containers) {
      ObjectNode override = given.get(container.name());
      list.add(
          override == null
              ? JsonNodeFactory.instance.objectNode().put("name", container.name())
              : override);
    }
    shown.putArray("inferenceAcceleratorOverrides");
    return shown;
  }
}
