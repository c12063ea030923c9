package dev.fairway.sandbox.template.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of a resource, intrinsics resolved. It notes what is read, so that what nobody
 * read can be reported as ignored.
 */
public final class Properties {

  /** Text for people that has no effect in AWS either. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("Description");

  private final ObjectNode json;
  private final String path;
  private final Set<String> read = new HashSet<>();
  private final Map<String, Properties> children = new HashMap<>();

  public Properties(ObjectNode json) {
    this(json, "");
  }

  private Properties(ObjectNode json, String path) {
    this.json = json;
    this.path = path;
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** The value of a property with all that is in it. */
  Optional<JsonNode> node(String name) {
    read.add(name);
    return json.hasNonNull(name) ? Optional.of(json.path(name)) : Optional.empty();
  }

  JsonNode requiredNode(String name) {
    return node(name).orElseThrow(() -> new InvalidProperty(path + name, "it is required"));
  }

  /** A text, or a number or a boolean as one. */
  Optional<String> text(String name) {
    return node(name)
        .map(
            value -> {
              if (value.isContainer()) {
                throw new InvalidProperty(
                    path + name, "it must be a text and is " + value.getNodeType());
              }
              return value.asString();
            });
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new InvalidProperty(path + name, "it is required"));
  }

  boolean flag(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** The texts of a list. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node(name).ifPresent(list -> list.forEach(item -> texts.add(item.asString(""))));
    return texts;
  }

  /** The properties inside a property; an empty one where it is absent. */
  Properties child(String name) {
    return children.computeIfAbsent(
        name,
        key ->
            new Properties(
                json.path(key) instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode(),
                path + key + "."));
  }

  /** Everything, as read. */
  ObjectNode all() {
    json.propertyNames().forEach(read::add);
    return json;
  }

  /** The paths of the properties that nobody read. */
  public List<String> unread() {
    List<String> unread = new ArrayList<>();
    for (String name : json.propertyNames()) {
      Properties child = children.get(name);
      if (read.contains(name) || WITHOUT_EFFECT.contains(name)) {
        continue;
      }
      if (child == null || child.untouched()) {
        unread.add(path + name);
      } else {
        unread.addAll(child.unread());
      }
    }
    return unread;
  }

  private boolean untouched() {
    return read.stream().noneMatch(json::has)
        && children.values().stream().allMatch(Properties::untouched);
  }
}
