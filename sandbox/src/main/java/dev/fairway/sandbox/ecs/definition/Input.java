package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a request. A member that is absent or null reads as empty; one of another type is
 * a {@code SerializationException}, as AWS's JSON protocol has it.
 */
public record Input(ObjectNode members) {

  public Optional<String> text(String name) {
    return find(name)
        .map(node -> node.isString() ? node.stringValue() : wrong(name, "a string"))
        .filter(text -> !text.isEmpty());
  }

  public Optional<Integer> integer(String name) {
    return find(name)
        .map(node -> node.canConvertToInt() ? node.intValue() : wrong(name, "an integer"));
  }

  public boolean flag(String name) {
    return find(name)
        .map(node -> node.isBoolean() ? node.booleanValue() : wrong(name, "a boolean"))
        .orElse(false);
  }

  public Optional<ObjectNode> object(String name) {
    return find(name)
        .map(node -> node instanceof ObjectNode object ? object : wrong(name, "an object"));
  }

  /** The object with this name, empty where it is absent. */
  public Input in(String name) {
    return new Input(object(name).orElseGet(JsonNodeFactory.instance::objectNode));
  }

  public ArrayNode array(String name) {
    return find(name)
        .map(
            node ->
                node instanceof ArrayNode array ? array : Input.<ArrayNode>wrong(name, "a list"))
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : array(name)) {
      texts.add(node.isString() ? node.stringValue() : wrong(name, "a list of strings"));
    }
    return texts;
  }

  public List<Input> objects(String name) {
    List<Input> objects = new ArrayList<>();
    for (JsonNode node : array(name)) {
      objects.add(
          node instanceof ObjectNode object ? new Input(object) : wrong(name, "a list of objects"));
    }
    return objects;
  }

  private Optional<JsonNode> find(String name) {
    return members.optional(name).filter(node -> !node.isNull());
  }

  private static <T> T wrong(String name, String type) {
    throw ApiException.badRequest("SerializationException", name + " must be " + type + ".");
  }
}
