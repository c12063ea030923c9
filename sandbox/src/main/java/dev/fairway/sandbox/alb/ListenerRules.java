package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.rule.Actions;
import dev.fairway.sandbox.alb.rule.Conditions;
import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the rules of listeners. */
final class ListenerRules {

  private static final int LAST_PRIORITY = 50_000;

  private final AlbStore store;
  private final Ids ids;

  ListenerRules(AlbStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  ObjectNode create(AlbInput input) {
    Listener listener = store.listener(input.required("ListenerArn"));
    refuseTransforms(input);
    input.required("Priority");
    int priority = input.number("Priority", 0, 1, LAST_PRIORITY);
    if (listener.rule(priority).isPresent()) {
      throw inUse(priority);
    }
    String arn =
        listener.arn().replace(":listener/", ":listener-rule/") + "/" + ids.of(listener.arn());
    ListenerRule made =
        new ListenerRule(
            arn,
            priority,
            Optional.of(Conditions.read(input.node("Conditions"))),
            store.checked(Actions.read(input.node("Actions")), listener.owner()));
    listener.add(made);
    return described(List.of(made), input);
  }

  private static void refuseTransforms(AlbInput input) {
    if (!input.parts("Transforms").isEmpty()) {
      throw AlbErrors.validation("The sandbox does not simulate transforms of rules.");
    }
  }

  ObjectNode describe(AlbInput input) {
    List<String> arns = input.texts("RuleArns");
    Optional<String> listener = input.text("ListenerArn");
    if (arns.isEmpty() == listener.isEmpty()) {
      throw AlbErrors.validation("You must specify either listener rule ARNs or a listener ARN");
    }
    return described(
        listener.isPresent()
            ? store.listener(listener.get()).rules()
            : arns.stream().map(arn -> store.rule(arn).rule()).toList(),
        input);
  }

  ObjectNode modify(AlbInput input) {
    AlbStore.Placed placed = store.rule(input.required("RuleArn"));
    refuseTransforms(input);
    ListenerRule changed = placed.rule();
    if (!input.parts("Conditions").isEmpty()) {
      requireNotDefault(changed, "modified: its conditions can't change");
      changed = changed.with(Conditions.read(input.node("Conditions")));
    }
    if (!input.parts("Actions").isEmpty()) {
      changed =
          changed.with(
              store.checked(Actions.read(input.node("Actions")), placed.listener().owner()));
    }
    placed.listener().replace(placed.rule(), changed);
    return described(List.of(changed), input);
  }

  ObjectNode delete(AlbInput input) {
    AlbStore.Placed placed = store.rule(input.required("RuleArn"));
    requireNotDefault(placed.rule(), "deleted");
    placed.listener().remove(placed.rule());
    return JsonNodeFactory.instance.objectNode();
  }

  /** All get their priorities at once, so that two rules can change places. */
  ObjectNode setPriorities(AlbInput input) {
    List<ListenerRule> changed = new ArrayList<>();
    List<AlbStore.Placed> before = new ArrayList<>();
    for (AlbInput each : input.parts("RulePriorities")) {
      AlbStore.Placed placed = store.rule(each.required("RuleArn"));
      requireNotDefault(placed.rule(), "given a priority");
      before.add(placed);
      changed.add(placed.rule().at(each.number("Priority", 0, 1, LAST_PRIORITY)));
    }
    requireDistinct(before, changed);
    for (int i = 0; i < changed.size(); i++) {
      before.get(i).listener().replace(before.get(i).rule(), changed.get(i));
    }
    return described(changed, input);
  }

  private static void requireDistinct(List<AlbStore.Placed> before, List<ListenerRule> changed) {
    Set<String> moving = new HashSet<>();
    Set<Integer> wanted = new HashSet<>();
    changed.forEach(rule -> moving.add(rule.arn()));
    for (ListenerRule rule : changed) {
      if (!wanted.add(rule.priority())) {
        throw AlbErrors.validation(
            "Priority '" + rule.priority() + "' was provided multiple times");
      }
    }
    for (AlbStore.Placed placed : before) {
      for (ListenerRule other : placed.listener().rules()) {
        if (!moving.contains(other.arn()) && wanted.contains(other.priority())) {
          throw inUse(other.priority());
        }
      }
    }
  }

  private static void requireNotDefault(ListenerRule rule, String what) {
    if (rule.isDefault()) {
      throw AlbErrors.notPermitted("Default rule '" + rule.arn() + "' cannot be " + what);
    }
  }

  private static ApiException inUse(int priority) {
    return AlbErrors.error("PriorityInUse", "Priority '" + priority + "' is currently in use");
  }

  private static ObjectNode described(List<ListenerRule> rules, AlbInput input) {
    return Page.of("Rules", rules, input, ListenerRule::described);
  }
}
