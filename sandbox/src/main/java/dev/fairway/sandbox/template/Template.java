package dev.fairway.sandbox.template;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One template as it was written.
 *
 * @param file its file name
 * @param stack the stack's name: the file's without {@code .template.json}
 */
record Template(String file, String stack, ObjectNode json) {

  /** The names of the resources in the order of the file. */
  List<String> resources() {
    return new ArrayList<>(json.path("Resources").propertyNames());
  }

  boolean declares(String resource) {
    return json.path("Resources").has(resource);
  }

  JsonNode resource(String logicalId) {
    return json.path("Resources").path(logicalId);
  }

  String type(String logicalId) {
    return resource(logicalId).path("Type").asString("");
  }

  JsonNode section(String name) {
    return json.path(name);
  }

  Where whereResource(String logicalId) {
    return new Where(file, "resource %s (%s)".formatted(logicalId, type(logicalId)));
  }

  Where where(String subject) {
    return new Where(file, subject);
  }
}
