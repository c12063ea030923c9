package dev.fairway.sandbox.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule of a bus.
 *
 * @param definition the members of DescribeRule's response
 * @param targets in the order in which they were put
 */
record Rule(ObjectNode definition, Optional<EventPattern> pattern, List<Target> targets) {

  Rule {
    targets = List.copyOf(targets);
  }

  String name() {
    return definition.path("Name").asString("");
  }

  String arn() {
    return definition.path("Arn").asString("");
  }

  boolean enabled() {
    return definition.path("State").asString("").startsWith("ENABLED");
  }

  Rule withState(String state) {
    return new Rule(definition.deepCopy().put("State", state), pattern, targets);
  }

  /** This rule with a target added, or changed in its place where the id is known. */
  Rule with(Target target) {
    List<Target> changed = new ArrayList<>(targets);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).id().equals(target.id())) {
        changed.set(i, target);
        return new Rule(definition, pattern, changed);
      }
    }
    changed.add(target);
    return new Rule(definition, pattern, changed);
  }

  Rule without(String targetId) {
    return new Rule(
        definition,
        pattern,
        targets.stream().filter(target -> !target.id().equals(targetId)).toList());
  }

  boolean hasTarget(String targetId) {
    return targets.stream().anyMatch(target -> target.id().equals(targetId));
  }
}
