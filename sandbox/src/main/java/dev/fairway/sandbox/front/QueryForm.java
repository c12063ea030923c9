package dev.fairway.sandbox.front;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The members in a form of the query protocol: {@code A.member.1.B=x}, {@code A.1.B=x} for a list,
 * {@code A.entry.1.key=k} with {@code A.entry.1.value=v} for a map. Every scalar is a text.
 */
final class QueryForm {

  private QueryForm() {}

  /** The parameters in their order; a parameter without {@code =} has an empty value. */
  static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decoded(name), decoded(value));
      }
    }
    return parameters;
  }

  static ObjectNode members(Map<String, String> parameters) {
    Branch root = new Branch();
    parameters.forEach((name, value) -> root.put(name.split("\\."), value));
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    root.children.forEach((name, child) -> members.set(name, child.tree()));
    return members;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A level of dotted names; numbers are in the order of their value. */
  private static final class Branch {

    private final Map<String, Branch> children = new LinkedHashMap<>();
    private String text = "";

    void put(String[] names, String value) {
      Branch branch = this;
      for (String name : names) {
        branch = branch.children.computeIfAbsent(name, unused -> new Branch());
      }
      branch.text = value;
    }

    JsonNode tree() {
      if (children.isEmpty()) {
        return StringNode.valueOf(text);
      }
      Branch only = children.size() == 1 ? children.values().iterator().next() : this;
      if (children.containsKey("entry") && only.isNumbered()) {
        return only.map();
      }
      if (children.containsKey("member") && only.isNumbered()) {
        return only.list();
      }
      if (isNumbered()) {
        return list();
      }
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      children.forEach((name, child) -> object.set(name, child.tree()));
      return object;
    }

    private boolean isNumbered() {
      return !children.isEmpty()
          && children.keySet().stream().allMatch(name -> name.matches("[0-9]{1,9}"));
    }

    private Iterable<Branch> inOrder() {
      Map<Integer, Branch> ordered = new TreeMap<>();
      children.forEach((number, child) -> ordered.put(Integer.valueOf(number), child));
      return ordered.values();
    }

    private ArrayNode list() {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      inOrder().forEach(child -> list.add(child.tree()));
      return list;
    }

    private ObjectNode map() {
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      for (Branch entry : inOrder()) {
        Branch key = entry.child("key", "Name");
        Branch value = entry.child("value", "Value");
        map.set(key.text, value.tree());
      }
      return map;
    }

    private Branch child(String name, String otherName) {
      Branch child = children.getOrDefault(name, children.get(otherName));
      return child == null ? new Branch() : child;
    }
  }
}
