package dev.fairway.sandbox.alarms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Why an alarm is in its state, in CloudWatch's words. */
final class StateReason {

  static final String INITIAL = "Unchecked: Initial alarm creation";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final AlarmRule rule;
  private final Verdict verdict;

  StateReason(AlarmRule rule, Verdict verdict) {
    this.rule = rule;
    this.verdict = verdict;
  }

  String text() {
    return switch (verdict.state()) {
      case INSUFFICIENT_DATA -> insufficient();
      case ALARM -> crossed("", "OK -> ALARM", rule.datapointsToAlarm());
      case OK ->
          crossed("not ", "ALARM -> OK", rule.evaluationPeriods() - rule.datapointsToAlarm() + 1);
    };
  }

  private String insufficient() {
    int unknown = verdict.filled();
    return "Insufficient Data: "
        + counted(unknown, "datapoint")
        + (unknown == 1 ? " was" : " were")
        + " unknown.";
  }

  private String crossed(String not, String transition, int minimum) {
    List<Datapoint> those =
        verdict.evaluated().stream()
            .filter(point -> rule.breaches(point.value()) == not.isEmpty())
            .toList();
    if (those.isEmpty()) {
      return "Threshold Crossed: no datapoints were received for "
          + counted(verdict.filled(), "period")
          + " and "
          + treated()
          + ".";
    }
    String missing = verdict.filled() > 0 && decides() ? " and " + treated() : "";
    return "Threshold Crossed: %d out of the last %d datapoints [%s] %s %s%s the threshold (%s)%s (minimum %s for %s transition)."
        .formatted(
            those.size(),
            verdict.evaluated().size(),
            listed(those),
            those.size() == 1 ? "was" : "were",
            not,
            rule.comparison().words(),
            rule.threshold(),
            missing,
            counted(minimum, "datapoint"),
            transition);
  }

  private boolean decides() {
    return rule.missingData() == MissingData.BREACHING
        || rule.missingData() == MissingData.NOT_BREACHING;
  }

  private String treated() {
    return counted(verdict.filled(), "missing datapoint")
        + (verdict.filled() == 1 ? " was" : " were")
        + " treated as "
        + rule.missingData().words();
  }

  private static String listed(List<Datapoint> points) {
    return points.stream()
        .map(point -> point.value() + " (" + TIME.format(point.time()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The reason for programs, as JSON. */
  ObjectNode data(Instant now) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    data.put("queryDate", ISO.format(now));
    data.put("period", rule.period().toSeconds()).put("threshold", rule.threshold());
    ArrayNode recent = data.putArray("recentDatapoints");
    ArrayNode evaluated = data.putArray("evaluatedDatapoints");
    for (Datapoint point : verdict.evaluated()) {
      recent.insert(0, point.value());
      evaluated.addObject().put("timestamp", ISO.format(point.time())).put("value", point.value());
    }
    if (!verdict.evaluated().isEmpty()) {
      data.put("startDate", ISO.format(verdict.evaluated().getLast().time()));
    }
    return data;
  }
}
