package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.metrics.MetricErrors;
import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.metrics.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudWatch ({@code monitoring}) with its alarms. They are evaluated when {@link #evaluate} is
 * called for a minute; nothing here has a time of its own.
 */
public final class Alarms implements ApiHandler {

  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  private final Account account;
  private final Metrics metrics;
  private final Clock clock;
  private final AlarmActions actions;
  private final AlarmHistory history = new AlarmHistory();
  private final NavigableMap<String, Alarm> alarms = new ConcurrentSkipListMap<>();

  public Alarms(Account account, Metrics metrics, Clock clock, AlarmNews news) {
    this.account = account;
    this.metrics = metrics;
    this.clock = clock;
    this.actions = new AlarmActions(news, history);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    MetricInput input = new MetricInput(call.input());
    return switch (call.operation()) {
      case "PutMetricAlarm" -> put(input);
      case "DescribeAlarms" -> AlarmListing.of(input, alarms.values());
      case "DescribeAlarmHistory" -> history.describe(input);
      case "DeleteAlarms" -> delete(names(input));
      case "SetAlarmState" -> set(input);
      case "EnableAlarmActions" -> enable(names(input), true);
      case "DisableAlarmActions" -> enable(names(input), false);
      default -> metrics.handle(call);
    };
  }

  /**
   * Evaluates every alarm for the minute that ends at a time, and does what changes of state ask
   * for, but for scaling.
   *
   * @return the calls of scaling policies: that of each minute in which their alarm stays in its
   *     state ("Alarm actions", CloudWatch User Guide)
   */
  public List<AlarmTrigger> evaluate(Instant minute) {
    for (Alarm before : alarms.values()) {
      try {
        evaluate(before, minute);
      } catch (ApiException e) {
        log.warn("Alarm {} could not be evaluated: {}", before.name(), e.getMessage());
      }
    }
    List<AlarmTrigger> triggers = new ArrayList<>(actions.takeWaiting());
    alarms.values().forEach(alarm -> triggers.addAll(AlarmActions.scaling(alarm)));
    return triggers;
  }

  private void evaluate(Alarm before, Instant minute) {
    AlarmRule rule = before.definition().rule();
    NavigableMap<Long, Double> values =
        metrics.series(before.definition().queries(), rule.rangeStart(minute), minute);
    Verdict verdict = AlarmEvaluation.at(rule, minute, values, before.state());
    if (verdict.state() == before.state()) {
      alarms.replace(before.name(), before, before.in(before.standing(), verdict.evaluated()));
      return;
    }
    StateReason reason = new StateReason(rule, verdict);
    String data = reason.data(minute).toString();
    Alarm after =
        before.in(
            before.standing().changed(verdict.state(), reason.text(), data, minute),
            verdict.evaluated());
    if (alarms.replace(before.name(), before, after)) {
      actions.changed(before, after);
    }
  }

  private ObjectNode put(MetricInput input) {
    AlarmDefinition definition = new AlarmRequest(input).definition(account);
    Instant now = clock.instant();
    alarms.merge(
        definition.name(),
        Alarm.created(definition, now),
        (known, created) -> known.redefined(definition, now));
    actions.note(
        definition.name(),
        now,
        AlarmHistory.Kind.ConfigurationUpdate,
        "Alarm \"" + definition.name() + "\" created or updated");
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode delete(List<String> names) {
    names.forEach(this::existing);
    for (String name : names) {
      alarms.remove(name);
      actions.note(
          name,
          clock.instant(),
          AlarmHistory.Kind.ConfigurationUpdate,
          "Alarm \"" + name + "\" deleted");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** The next evaluation may set it back at once. */
  private ObjectNode set(MetricInput input) {
    Alarm before = existing(input.required("AlarmName"));
    AlarmState state = state(input.required("StateValue"));
    String reason = input.required("StateReason");
    String data = input.text("StateReasonData").orElse("");
    Alarm after =
        before.in(before.standing().changed(state, reason, data, clock.instant()), before.recent());
    if (state != before.state() && alarms.replace(before.name(), before, after)) {
      actions.changed(before, after);
      actions.await(AlarmActions.scaling(after));
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static AlarmState state(String text) {
    return Arrays.stream(AlarmState.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                MetricErrors.validation(
                    "The value '"
                        + text
                        + "' for parameter StateValue must be one of INSUFFICIENT_DATA, ALARM,"
                        + " OK."));
  }

  private ObjectNode enable(List<String> names, boolean enabled) {
    Function<Alarm, Alarm> change =
        alarm -> alarm.redefined(alarm.definition().withActionsEnabled(enabled), clock.instant());
    names.forEach(name -> alarms.computeIfPresent(name, (key, alarm) -> change.apply(alarm)));
    return JsonNodeFactory.instance.objectNode();
  }

  private Alarm existing(String name) {
    Alarm alarm = alarms.get(name);
    if (alarm == null) {
      throw new ApiException("ResourceNotFound", "Unknown alarm: " + name, 404);
    }
    return alarm;
  }

  private static List<String> names(MetricInput input) {
    JsonNode names = input.members().path("AlarmNames");
    if (names.isEmpty()) {
      throw MetricErrors.missing("AlarmNames");
    }
    return names.valueStream().map(name -> name.asString("")).toList();
  }
}
