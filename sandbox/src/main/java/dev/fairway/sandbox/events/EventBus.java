package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event bus: it takes events in and hands each to the targets of the rules that it matches. */
public final class EventBus {

  private final String name;
  private final Account account;
  private final Clock clock;
  private final Deliveries deliveries;
  private final DeliveryListener listener;
  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private RuleMatcher matcher = new RuleMatcher(List.of());

  EventBus(
      String name, Account account, Clock clock, Deliveries deliveries, DeliveryListener listener) {
    this.name = name;
    this.account = account;
    this.clock = clock;
    this.deliveries = deliveries;
    this.listener = listener;
  }

  String name() {
    return name;
  }

  boolean isDefault() {
    return name.equals("default");
  }

  String arn() {
    return account.arn("events", "event-bus/" + name);
  }

  /** The ARN of a rule, which names the bus unless it is the default one. */
  String ruleArn(String rule) {
    return account.arn("events", "rule/" + (isDefault() ? "" : name + "/") + rule);
  }

  /**
   * Takes an event in, from any source, AWS's own included. Deliveries run on after this returns.
   *
   * @param envelope {@code source}, {@code detail-type} and {@code detail}; what else an event has
   *     is filled in where it is absent
   * @return the event's id
   */
  public String publish(ObjectNode envelope) {
    Event event = complete(envelope);
    matching(event).forEach(rule -> deliver(rule, event));
    return event.id();
  }

  /** Hands the event of a schedule to the targets of its rule, while that is enabled. */
  void fire(String rule, Instant due) {
    find(rule)
        .filter(Rule::enabled)
        .ifPresent(enabled -> deliver(enabled, complete(scheduled(enabled, due))));
  }

  /** "Events from scheduled rules": the event names its rule, and its time is the schedule's. */
  private static ObjectNode scheduled(Rule rule, Instant due) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("detail-type", "Scheduled Event").put("source", "aws.events");
    event.put("time", due.truncatedTo(ChronoUnit.SECONDS).toString());
    event.putArray("resources").add(rule.arn());
    return event;
  }

  private Event complete(ObjectNode given) {
    Instant now = clock.instant();
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.set("id", text(given, "id", UUID.randomUUID().toString()));
    event.set("detail-type", text(given, "detail-type", ""));
    event.set("source", text(given, "source", ""));
    event.set("account", text(given, "account", account.id()));
    event.set("time", text(given, "time", now.truncatedTo(ChronoUnit.SECONDS).toString()));
    event.set("region", text(given, "region", account.region()));
    JsonNode resources = given.path("resources");
    event.set("resources", resources.isArray() ? resources : event.arrayNode());
    JsonNode detail = given.path("detail");
    event.set("detail", detail.isObject() ? detail : event.objectNode());
    return new Event(event, event.toString(), now);
  }

  private static JsonNode text(ObjectNode given, String member, String otherwise) {
    return JsonNodeFactory.instance.stringNode(given.path(member).asString(otherwise));
  }

  private synchronized List<Rule> matching(Event event) {
    return matcher.matching(event).stream().map(rules::get).toList();
  }

  private void deliver(Rule rule, Event event) {
    listener.matched(rule.name(), event.envelope());
    rule.targets().forEach(target -> deliveries.start(new Delivery(rule, target, event)));
  }

  synchronized List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  synchronized Optional<Rule> find(String rule) {
    return Optional.ofNullable(rules.get(rule));
  }

  Rule rule(String rule) {
    return find(rule).orElseThrow(() -> noSuchRule(rule));
  }

  private ApiException noSuchRule(String rule) {
    return ApiException.badRequest(
        "ResourceNotFoundException", "Rule " + rule + " does not exist on EventBus " + name + ".");
  }

  /** Adds a rule, or changes it in place: its targets stay. */
  synchronized void put(Rule rule) {
    Rule known = rules.get(rule.name());
    rules.put(
        rule.name(),
        known == null ? rule : new Rule(rule.definition(), rule.pattern(), known.targets()));
    matcher = new RuleMatcher(rules.values());
  }

  /** Changes a rule that exists. */
  synchronized void change(String rule, UnaryOperator<Rule> how) {
    rules.put(rule, how.apply(rule(rule)));
    matcher = new RuleMatcher(rules.values());
  }

  synchronized void delete(String rule) {
    rules.remove(rule);
    matcher = new RuleMatcher(rules.values());
  }
}
