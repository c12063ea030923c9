package dev.fairway.sandbox.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The values of a template's parameters. One that CloudFormation would look up in the Parameter
 * Store keeps its default, which is the parameter's path; CDK's BootstrapVersion is such a one.
 */
final class Parameters {

  private static final String LOOKED_UP = "AWS::SSM::Parameter::Value<";

  private Parameters() {}

  static Map<String, JsonNode> of(Template template, Map<String, String> given) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : template.section("Parameters").properties()) {
      String name = entry.getKey();
      JsonNode definition = entry.getValue();
      Where where = template.where("parameter " + name);
      String value = given.get(name);
      if (value == null) {
        value =
            definition
                .path("Default")
                .asStringOpt()
                .orElseThrow(() -> where.error("it has no Default, and no value was given for it"));
      }
      requireAllowed(value, definition.path("AllowedValues"), where);
      values.put(name, typed(value, definition.path("Type").asString("String")));
    }
    return values;
  }

  /** The parameters whose values stand in for a look-up. */
  static List<String> notLookedUp(Template template) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : template.section("Parameters").properties()) {
      if (entry.getValue().path("Type").asString("").startsWith(LOOKED_UP)) {
        names.add(entry.getKey());
      }
    }
    return names;
  }

  private static void requireAllowed(String value, JsonNode allowed, Where where) {
    if (allowed.isArray()
        && allowed.valueStream().noneMatch(one -> one.asString("").equals(value))) {
      throw where.error("'" + value + "' is none of the AllowedValues " + allowed);
    }
  }

  private static JsonNode typed(String value, String type) {
    if (!type.equals("CommaDelimitedList") && !type.contains("List<")) {
      return JsonNodeFactory.instance.stringNode(value);
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String item : value.split(",", -1)) {
      list.add(item.strip());
    }
    return list;
  }
}
