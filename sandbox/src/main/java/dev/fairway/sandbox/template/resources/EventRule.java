package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Events::Rule} with its targets. */
final class EventRule implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("Name", 64);
    String bus = properties.text("EventBusName").orElse("default");
    ObjectNode rule = named("Name", name, bus);
    properties.node("EventPattern").ifPresent(pattern -> rule.put("EventPattern", text(pattern)));
    for (String member : List.of("ScheduleExpression", "State", "Description", "RoleArn")) {
      properties.text(member).ifPresent(value -> rule.put(member, value));
    }
    String arn = world.call("events", "PutRule", rule).path("RuleArn").asString("");
    ArrayNode targets = targets(properties);
    removeOthers(name, bus, targets, world);
    if (!targets.isEmpty()) {
      ObjectNode input = named("Rule", name, bus);
      input.set("Targets", targets);
      world.call("events", "PutTargets", input);
    }
    return Provisioned.simulated(name, Map.of("Arn", arn));
  }

  private static String text(JsonNode pattern) {
    return pattern.isString() ? pattern.stringValue() : pattern.toString();
  }

  private static ArrayNode targets(Properties properties) {
    ArrayNode targets = JsonNodeFactory.instance.arrayNode();
    properties
        .node("Targets")
        .ifPresent(list -> list.forEach(target -> targets.add(RuleTarget.of((ObjectNode) target))));
    return targets;
  }

  private static void removeOthers(String name, String bus, ArrayNode targets, World world) {
    ObjectNode input = named("Rule", name, bus);
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    for (JsonNode known :
        world.call("events", "ListTargetsByRule", input.deepCopy()).path("Targets")) {
      boolean kept = targets.valueStream().anyMatch(to -> to.path("Id").equals(known.path("Id")));
      if (!kept) {
        ids.add(known.path("Id"));
      }
    }
    if (!ids.isEmpty()) {
      input.set("Ids", ids);
      world.call("events", "RemoveTargets", input);
    }
  }

  private static ObjectNode named(String member, String name, String bus) {
    return JsonNodeFactory.instance.objectNode().put(member, name).put("EventBusName", bus);
  }
}
