package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the targets of rules. */
record TargetOperations(EventBuses buses, Deliveries deliveries) {

  private static final int MOST_TARGETS = 5;

  ObjectNode put(ObjectNode input) {
    EventBus bus = buses.of(input);
    String name = input.path("Rule").asString("");
    List<Target> targets = new ArrayList<>();
    for (JsonNode given : input.path("Targets")) {
      Target target = Target.of((ObjectNode) given.deepCopy());
      Optional<String> problem = deliveries.problem(target);
      if (problem.isPresent()) {
        throw ApiException.badRequest("ValidationException", problem.get());
      }
      targets.add(target);
    }
    bus.change(name, rule -> with(rule, targets));
    return failures(List.of());
  }

  private static Rule with(Rule rule, List<Target> targets) {
    Set<String> ids =
        Stream.concat(rule.targets().stream(), targets.stream())
            .map(Target::id)
            .collect(Collectors.toSet());
    if (ids.size() > MOST_TARGETS) {
      throw ApiException.badRequest(
          "LimitExceededException",
          "Rule %s would have %d targets; %d are allowed."
              .formatted(rule.name(), ids.size(), MOST_TARGETS));
    }
    Rule changed = rule;
    for (Target target : targets) {
      changed = changed.with(target);
    }
    return changed;
  }

  ObjectNode list(ObjectNode input) {
    Rule rule = buses.of(input).rule(input.path("Rule").asString(""));
    return Page.of("Targets", rule.targets(), input, target -> target.definition().deepCopy());
  }

  ObjectNode remove(ObjectNode input) {
    EventBus bus = buses.of(input);
    String name = input.path("Rule").asString("");
    Rule rule = bus.rule(name);
    List<String> unknown = new ArrayList<>();
    for (JsonNode node : input.path("Ids")) {
      String id = node.asString("");
      if (rule.hasTarget(id)) {
        bus.change(name, current -> current.without(id));
      } else {
        unknown.add(id);
      }
    }
    return failures(unknown);
  }

  private static ObjectNode failures(List<String> unknownIds) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("FailedEntryCount", unknownIds.size());
    ArrayNode entries = response.putArray("FailedEntries");
    for (String id : unknownIds) {
      entries
          .addObject()
          .put("TargetId", id)
          .put("ErrorCode", "ResourceNotFoundException")
          .put("ErrorMessage", "The rule has no target with the id " + id + ".");
    }
    return response;
  }
}
