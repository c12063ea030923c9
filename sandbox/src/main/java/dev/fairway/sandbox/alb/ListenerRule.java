package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.rule.Actions;
import dev.fairway.sandbox.alb.rule.Conditions;
import dev.fairway.sandbox.alb.rule.RuleSet;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule of a listener.
 *
 * @param priority from 1 to 50,000, or {@link #DEFAULT}
 * @param conditions empty for the default rule
 */
record ListenerRule(String arn, int priority, Optional<Conditions> conditions, Actions actions) {

  /** Comes after all others. */
  static final int DEFAULT = Integer.MAX_VALUE;

  boolean isDefault() {
    return priority == DEFAULT;
  }

  ListenerRule at(int other) {
    return new ListenerRule(arn, other, conditions, actions);
  }

  ListenerRule with(Actions others) {
    return new ListenerRule(arn, priority, conditions, others);
  }

  ListenerRule with(Conditions others) {
    return new ListenerRule(arn, priority, Optional.of(others), actions);
  }

  Optional<RuleSet.Match> match() {
    return conditions.map(all -> new RuleSet.Match(priority, all, actions.action()));
  }

  ObjectNode described() {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.put("RuleArn", arn).put("Priority", isDefault() ? "default" : Integer.toString(priority));
    rule.set(
        "Conditions",
        conditions.map(Conditions::described).orElseGet(JsonNodeFactory.instance::arrayNode));
    rule.set("Actions", actions.description().deepCopy());
    return rule.put("IsDefault", isDefault());
  }
}
