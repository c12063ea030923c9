package dev.fairway.sandbox.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Orders stacks so that each comes after those whose exports it imports. */
final class StackOrder {

  private StackOrder() {}

  /**
   * @param scopes by stack, with parameters and no resources
   */
  static List<Scope> of(Collection<Scope> scopes) {
    Map<String, Scope> byStack = new LinkedHashMap<>();
    scopes.forEach(scope -> byStack.put(scope.template().stack(), scope));
    Map<String, String> exporters = exporters(scopes);
    Map<String, Set<String>> needed = new HashMap<>();
    byStack.forEach((stack, scope) -> needed.put(stack, exporters(scope, exporters)));
    return Order.of(
            byStack.keySet(),
            stack -> needed.getOrDefault(stack, Set.of()),
            circle ->
                new TemplateException(
                    "Stacks import from each other in a circle: " + String.join(" -> ", circle)))
        .stream()
        .map(byStack::get)
        .toList();
  }

  private static Map<String, String> exporters(Collection<Scope> scopes) {
    Map<String, String> stackByExport = new HashMap<>();
    for (Scope scope : scopes) {
      Template template = scope.template();
      for (Map.Entry<String, JsonNode> output : template.section("Outputs").properties()) {
        JsonNode name = output.getValue().path("Export").path("Name");
        if (!name.isMissingNode()) {
          Where where = template.where("output " + output.getKey()).at("Export.Name");
          String other =
              stackByExport.put(new Evaluation(scope).text(name, where), template.stack());
          if (other != null) {
            throw where.error("the stack " + other + " already exports this name");
          }
        }
      }
    }
    return stackByExport;
  }

  private static Set<String> exporters(Scope importer, Map<String, String> stackByExport) {
    Set<String> stacks = new LinkedHashSet<>();
    Where where = importer.template().where("Fn::ImportValue");
    for (JsonNode name : importer.template().json().findValues("Fn::ImportValue")) {
      String stack = stackByExport.get(new Evaluation(importer).text(name, where));
      if (stack != null) {
        stacks.add(stack);
      }
    }
    return stacks;
  }
}
