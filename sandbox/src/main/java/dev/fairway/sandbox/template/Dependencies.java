package dev.fairway.sandbox.template;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/** Which names a value refers to, as far as its text tells. */
final class Dependencies {

  private Dependencies() {}

  /** The resources that one resource needs to stand first. */
  static Set<String> of(Template template, String logicalId) {
    Set<String> names = new LinkedHashSet<>();
    JsonNode resource = template.resource(logicalId);
    JsonNode explicit = resource.path("DependsOn");
    if (explicit.isString()) {
      names.add(explicit.stringValue());
    }
    explicit.forEach(one -> names.add(one.asString("")));
    for (String name : names) {
      if (!template.declares(name)) {
        throw template
            .whereResource(logicalId)
            .at("DependsOn")
            .error("the template has no resource named " + name);
      }
    }
    collect(resource.path("Properties"), names);
    names.removeIf(name -> !template.declares(name));
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      switch (entry.getKey()) {
        case "Ref" -> names.add(value.asString(""));
        case "Fn::GetAtt" -> names.add(first(value));
        case "Fn::Sub" -> variables(value, names);
        default -> {}
      }
      collect(value, names);
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, names));
    }
  }

  private static String first(JsonNode getAtt) {
    return getAtt.isArray() ? getAtt.path(0).asString("") : beforeDot(getAtt.asString(""));
  }

  private static void variables(JsonNode sub, Set<String> names) {
    String text = sub.isArray() ? sub.path(0).asString("") : sub.asString("");
    Matcher matcher = References.VARIABLE.matcher(text);
    while (matcher.find()) {
      names.add(beforeDot(matcher.group(1).strip()));
    }
  }

  private static String beforeDot(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
