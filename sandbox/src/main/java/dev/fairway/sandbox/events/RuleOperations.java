package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.events.schedule.InvalidScheduleException;
import dev.fairway.sandbox.events.schedule.Schedules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on rules. */
record RuleOperations(EventBuses buses, Account account, Schedules schedules) {

  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final Set<String> STATES =
      Set.of("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");

  ObjectNode put(ObjectNode input) {
    EventBus bus = buses.of(input);
    ObjectNode definition = definition(bus, input);
    Optional<EventPattern> pattern =
        definition.path("EventPattern").asStringOpt().map(EventPattern::new);
    if (bus.isDefault()) {
      schedule(definition);
    }
    bus.put(new Rule(definition, pattern, List.of()));
    return JsonNodeFactory.instance.objectNode().put("RuleArn", definition.path("Arn").asString());
  }

  private ObjectNode definition(EventBus bus, ObjectNode input) {
    String name = name(input);
    if (!NAME.matcher(name).matches()) {
      throw invalid("Rule name '" + name + "' must match " + NAME.pattern() + ".");
    }
    requireTrigger(bus, input);
    String state = input.path("State").asString("ENABLED");
    if (!STATES.contains(state)) {
      throw invalid("Rule state '" + state + "' must be one of " + STATES + ".");
    }
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("Name", name).put("Arn", bus.ruleArn(name));
    for (String member : List.of("EventPattern", "ScheduleExpression", "Description", "RoleArn")) {
      if (input.hasNonNull(member)) {
        definition.set(member, input.path(member));
      }
    }
    definition.put("State", state).put("EventBusName", bus.name());
    return definition.put("CreatedBy", account.id());
  }

  private static void requireTrigger(EventBus bus, ObjectNode input) {
    boolean scheduled = input.hasNonNull("ScheduleExpression");
    if (!scheduled && !input.hasNonNull("EventPattern")) {
      throw invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    if (scheduled && !bus.isDefault()) {
      throw invalid("ScheduleExpression is supported only on the default event bus.");
    }
  }

  private void schedule(ObjectNode definition) {
    String name = name(definition);
    Optional<String> expression = definition.path("ScheduleExpression").asStringOpt();
    try {
      expression.ifPresentOrElse(text -> schedules.put(name, text), () -> schedules.remove(name));
    } catch (InvalidScheduleException e) {
      throw invalid("Parameter ScheduleExpression is not valid. Reason: " + e.getMessage());
    }
  }

  ObjectNode describe(ObjectNode input) {
    return buses.of(input).rule(name(input)).definition().deepCopy();
  }

  ObjectNode list(ObjectNode input) {
    String prefix = input.path("NamePrefix").asString("");
    List<Rule> rules =
        buses.of(input).rules().stream().filter(rule -> rule.name().startsWith(prefix)).toList();
    return Page.of("Rules", rules, input, RuleOperations::listed);
  }

  private static JsonNode listed(Rule rule) {
    return rule.definition().deepCopy().remove(List.of("CreatedBy"));
  }

  /** Deleting a rule that does not exist is no error on AWS either. */
  ObjectNode delete(ObjectNode input) {
    EventBus bus = buses.of(input);
    if (bus.find(name(input)).stream().anyMatch(rule -> !rule.targets().isEmpty())) {
      throw invalid("Rule can't be deleted since it has targets.");
    }
    bus.delete(name(input));
    if (bus.isDefault()) {
      schedules.remove(name(input));
    }
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode setState(ObjectNode input, String state) {
    buses.of(input).change(name(input), rule -> rule.withState(state));
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode namesByTarget(ObjectNode input) {
    String target = input.path("TargetArn").asString("");
    List<Rule> rules =
        buses.of(input).rules().stream()
            .filter(rule -> rule.targets().stream().anyMatch(to -> to.arn().equals(target)))
            .toList();
    return Page.of(
        "RuleNames", rules, input, rule -> JsonNodeFactory.instance.stringNode(rule.name()));
  }

  private static String name(ObjectNode input) {
    return input.path("Name").asString("");
  }

  private static ApiException invalid(String message) {
    return ApiException.badRequest("ValidationException", message);
  }
}
