package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.metrics.MetricErrors;
import dev.fairway.sandbox.metrics.MetricInput;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads PutMetricAlarm with the limits of its page in the API Reference. */
final class AlarmRequest {

  private static final int MAX_ACTIONS = 5;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final List<String> ACTIONS =
      List.of("OKActions", "AlarmActions", "InsufficientDataActions");

  private final MetricInput input;
  private final AlarmQueries queries;

  AlarmRequest(MetricInput input) {
    this.input = input;
    this.queries = AlarmQueries.of(input);
  }

  AlarmDefinition definition(Account account) {
    String name = input.required("AlarmName");
    String arn = account.arn("cloudwatch", "alarm:" + name);
    AlarmRule rule = rule();
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("AlarmName", name).put("AlarmArn", arn);
    input.text("AlarmDescription").ifPresent(text -> members.put("AlarmDescription", text));
    members.put("ActionsEnabled", input.flag("ActionsEnabled", true));
    ACTIONS.forEach(member -> members.set(member, actions(member)));
    queries.describe(members);
    members.put("EvaluationPeriods", rule.evaluationPeriods());
    if (input.has("DatapointsToAlarm")) {
      members.put("DatapointsToAlarm", rule.datapointsToAlarm());
    }
    members.put("Threshold", rule.threshold());
    members.put("ComparisonOperator", input.required("ComparisonOperator"));
    input.text("TreatMissingData").ifPresent(text -> members.put("TreatMissingData", text));
    return new AlarmDefinition(name, arn, rule, queries.asData(), members);
  }

  private JsonNode actions(String member) {
    var actions = JsonNodeFactory.instance.arrayNode();
    input.members().path(member).forEach(arn -> actions.add(arn.asString("")));
    if (actions.size() > MAX_ACTIONS) {
      throw MetricErrors.validation(
          "The collection " + member + " must not have a size greater than " + MAX_ACTIONS + ".");
    }
    return actions;
  }

  private AlarmRule rule() {
    int periods = positive("EvaluationPeriods");
    int toAlarm = input.has("DatapointsToAlarm") ? positive("DatapointsToAlarm") : periods;
    if (toAlarm > periods) {
      throw MetricErrors.validation(
          "The value of DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
    }
    Duration period = queries.period();
    Duration longest = period.compareTo(Duration.ofHours(1)) < 0 ? DAY : WEEK;
    if (period.multipliedBy(periods).compareTo(longest) > 0) {
      throw MetricErrors.validation(
          "Metrics cannot be checked across more than "
              + (longest.equals(DAY) ? "a day" : "a week")
              + " (EvaluationPeriods * Period must be <= "
              + longest.toSeconds()
              + ").");
    }
    input.required("Threshold");
    return new AlarmRule(
        comparison(), input.number("Threshold"), period, periods, toAlarm, missingData());
  }

  private int positive(String member) {
    input.required(member);
    int value = input.integer(member, 0);
    if (value < 1) {
      throw MetricErrors.validation(
          "The value " + value + " for parameter " + member + " must be at least 1.");
    }
    return value;
  }

  private Comparison comparison() {
    String text = input.required("ComparisonOperator");
    return Comparison.spelled(text)
        .orElseThrow(
            () ->
                MetricErrors.validation(
                    "The sandbox compares with a threshold, not by " + text + "."));
  }

  private MissingData missingData() {
    String text = input.text("TreatMissingData").orElse("missing");
    return MissingData.spelled(text)
        .orElseThrow(
            () ->
                MetricErrors.validation(
                    "The value '"
                        + text
                        + "' for parameter TreatMissingData must be one of breaching,"
                        + " notBreaching, ignore, missing."));
  }
}
