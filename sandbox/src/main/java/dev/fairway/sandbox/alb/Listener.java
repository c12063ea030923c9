package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Door;
import dev.fairway.sandbox.alb.rule.Actions;
import dev.fairway.sandbox.alb.rule.RuleSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A listener with its rules, the default among them; {@link Alb} guards what changes. */
final class Listener {

  private final LoadBalancer owner;
  private final Door door;
  private final ObjectNode description;
  private final List<ListenerRule> rules = new ArrayList<>();

  /**
   * @param description as {@code DescribeListeners} gives it, without the default actions
   * @param otherwise the default rule
   */
  Listener(LoadBalancer owner, Door door, ObjectNode description, ListenerRule otherwise) {
    this.owner = owner;
    this.door = door;
    this.description = description;
    rules.add(otherwise);
  }

  String arn() {
    return description.path("ListenerArn").asString("");
  }

  int port() {
    return description.path("Port").asInt(0);
  }

  LoadBalancer owner() {
    return owner;
  }

  Door door() {
    return door;
  }

  /** Without the default actions, to be changed in place. */
  ObjectNode settings() {
    return description;
  }

  ObjectNode described() {
    ObjectNode all = description.deepCopy();
    all.set("DefaultActions", otherwise().actions().description().deepCopy());
    return all;
  }

  /** In the order of their evaluation, the default last. */
  List<ListenerRule> rules() {
    return rules.stream().sorted(Comparator.comparingInt(ListenerRule::priority)).toList();
  }

  Optional<ListenerRule> rule(int priority) {
    return rules.stream().filter(rule -> rule.priority() == priority).findFirst();
  }

  void add(ListenerRule rule) {
    rules.add(rule);
  }

  void remove(ListenerRule rule) {
    rules.remove(rule);
  }

  void replace(ListenerRule rule, ListenerRule by) {
    rules.set(rules.indexOf(rule), by);
  }

  ListenerRule otherwise() {
    return rule(ListenerRule.DEFAULT).orElseThrow();
  }

  List<Actions> allActions() {
    return rules.stream().map(ListenerRule::actions).toList();
  }

  RuleSet ruleSet() {
    return new RuleSet(
        rules.stream().flatMap(rule -> rule.match().stream()).toList(),
        otherwise().actions().action());
  }
}
