package dev.fairway.sandbox.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.metrics.MetricSample;
import dev.fairway.sandbox.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AlarmsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String POLICY =
      "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:1:resource/ecs/x:policyName/out";

  private final SandboxClock clock = new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC));
  private final Metrics metrics = new Metrics(clock);
  private final List<ObjectNode> events = new ArrayList<>();
  private final List<ApiCall> published = new ArrayList<>();
  private boolean topics = true;
  private final Alarms alarms =
      new Alarms(
          Account.DEFAULT,
          metrics,
          clock,
          new AlarmNews(Account.DEFAULT, this::publish, events::add));

  @AfterEach
  void stopClock() {
    clock.close();
  }

  private ObjectNode publish(ApiCall call) {
    if (!topics) {
      throw new ApiException("UnknownOperationException", "No sns here.", 501);
    }
    published.add(call);
    return JsonNodeFactory.instance.objectNode();
  }

  @Test
  void beginsWithoutDataAndSaysSo() {
    put("depth", "");

    JsonNode alarm = alarm("depth");

    assertThat(alarm.path("StateValue").asString()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(alarm.path("StateReason").asString()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(alarm.path("AlarmArn").asString())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:depth");
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(2);
    assertThat(alarm.path("Statistic").asString()).isEqualTo("Maximum");
    assertThat(alarm.path("ActionsEnabled").asBoolean()).isTrue();
  }

  @Test
  void goesThroughItsStatesInCloudWatchsWords() {
    put("depth", "");
    minute(5);
    assertThat(state()).isEqualTo("OK");
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [5.0 (22/11/26 12:00:00)] was not"
                + " greater than the threshold (10.0) (minimum 1 datapoint for ALARM -> OK"
                + " transition).");

    minute(20);
    assertThat(state()).isEqualTo("OK");
    minute(30);
    assertThat(state()).isEqualTo("ALARM");
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 2 datapoints [30.0 (22/11/26 12:02:00), 20.0"
                + " (22/11/26 12:01:00)] were greater than the threshold (10.0) (minimum 2"
                + " datapoints for OK -> ALARM transition).");

    for (int i = 0; i < 4; i++) {
      minute();
    }
    assertThat(state()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(reason()).isEqualTo("Insufficient Data: 2 datapoints were unknown.");
  }

  @Test
  void saysThatNothingCame() {
    put("depth", ", 'TreatMissingData': 'breaching'");
    minute();

    assertThat(state()).isEqualTo("ALARM");
    assertThat(reason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints"
                + " were treated as [Breaching].");
  }

  @Test
  void evaluatesFiveMinutesAtEachMinute() {
    put("depth", ", 'Period': 300, 'EvaluationPeriods': 1, 'Statistic': 'Sum'");
    for (int i = 0; i < 5; i++) {
      minute(2);
    }
    assertThat(state()).isEqualTo("OK");

    minute(3);

    assertThat(state()).isEqualTo("ALARM");
    assertThat(reason()).contains("[11.0 (22/11/26 12:01:00)]");
  }

  @Test
  void watchesMetricMath() {
    call(
        "PutMetricAlarm",
        "{'AlarmName': 'backlog', 'EvaluationPeriods': 1, 'Threshold': 4, 'ComparisonOperator':"
            + " 'GreaterThanOrEqualToThreshold', 'Metrics': [{'Id': 'm', 'ReturnData': false,"
            + " 'MetricStat': {'Period': 60, 'Stat': 'Maximum', 'Metric': {'Namespace': 'AWS/SQS',"
            + " 'MetricName': 'Depth', 'Dimensions': [{'Name': 'QueueName', 'Value': 'jobs'}]}}},"
            + " {'Id': 'e', 'Expression': 'm / 2'}]}");
    minute(8);

    assertThat(alarm("backlog").path("StateValue").asString()).isEqualTo("ALARM");
    assertThat(alarm("backlog").path("StateReason").asString()).contains("[4.0 (");
    assertThat(events.getLast().path("detail").path("configuration").path("metrics"))
        .hasSize(2)
        .last()
        .satisfies(metric -> assertThat(metric.path("expression").asString()).isEqualTo("m / 2"));
  }

  @Test
  void tellsEventBridgeOfEachChange() {
    put("depth", ", 'AlarmDescription': 'Too deep'");
    minute(20);
    minute(20);

    ObjectNode event = events.getLast();

    assertThat(event.path("detail-type").asString()).isEqualTo("CloudWatch Alarm State Change");
    assertThat(event.path("source").asString()).isEqualTo("aws.cloudwatch");
    assertThat(event.path("time").asString()).isEqualTo("2026-11-22T12:02:00Z");
    JsonNode detail = event.path("detail");
    assertThat(detail.path("alarmName").asString()).isEqualTo("depth");
    assertThat(detail.path("state").path("value").asString()).isEqualTo("ALARM");
    assertThat(detail.path("previousState").path("value").asString())
        .isEqualTo("INSUFFICIENT_DATA");
    assertThat(
            detail
                .path("configuration")
                .path("metrics")
                .path(0)
                .path("metricStat")
                .path("metric")
                .path("dimensions")
                .path("QueueName")
                .asString())
        .isEqualTo("jobs");
    assertThat(events).hasSize(1);
  }

  @Test
  void publishesOnceAndScalesEachMinute() {
    put("depth", ", 'AlarmActions': ['arn:aws:sns:us-east-1:000000000000:ops', '" + POLICY + "']");
    minute(20);
    List<AlarmTrigger> first = minute(20);
    List<AlarmTrigger> second = minute(40);
    List<AlarmTrigger> third = minute(1);

    assertThat(first).hasSize(1);
    assertThat(second)
        .singleElement()
        .satisfies(
            trigger -> {
              assertThat(trigger.policyArn()).isEqualTo(POLICY);
              assertThat(trigger.datapoints())
                  .extracting(Datapoint::value)
                  .containsExactly(40.0, 20.0);
            });
    assertThat(third).isEmpty();
    assertThat(published).hasSize(1);
    assertThat(published.getFirst().input().path("Message").asString())
        .contains("\"NewStateValue\":\"ALARM\"");
    assertThat(history("Action"))
        .containsExactly(
            "Successfully executed action " + POLICY,
            "Successfully executed action arn:aws:sns:us-east-1:000000000000:ops");
  }

  @Test
  void goesOnWhereThereAreNoTopics() {
    topics = false;
    put("depth", ", 'AlarmActions': ['arn:aws:sns:us-east-1:000000000000:ops']");
    minute(20);
    minute(20);

    assertThat(state()).isEqualTo("ALARM");
    assertThat(history("Action"))
        .containsExactly(
            "Failed to execute action arn:aws:sns:us-east-1:000000000000:ops. Received error: \"No"
                + " sns here.\"");
  }

  @Test
  void callsNobodyWhileItsActionsAreDisabled() {
    put("depth", ", 'AlarmActions': ['" + POLICY + "']");
    call("DisableAlarmActions", "{'AlarmNames': ['depth']}");
    minute(20);
    assertThat(minute(20)).isEmpty();
    assertThat(state()).isEqualTo("ALARM");

    call("EnableAlarmActions", "{'AlarmNames': ['depth']}");
    assertThat(minute(20)).hasSize(1);
  }

  @Test
  void isSetByHandUntilTheNextEvaluation() {
    put("depth", ", 'AlarmActions': ['" + POLICY + "']");
    minute(5);
    call(
        "SetAlarmState", "{'AlarmName': 'depth', 'StateValue': 'ALARM', 'StateReason': 'testing'}");

    assertThat(state()).isEqualTo("ALARM");
    assertThat(reason()).isEqualTo("testing");
    assertThat(minute(5)).extracting(AlarmTrigger::policyArn).containsExactly(POLICY);
    assertThat(state()).isEqualTo("OK");
    assertThat(history("StateUpdate"))
        .containsExactly(
            "Alarm updated from ALARM to OK",
            "Alarm updated from OK to ALARM",
            "Alarm updated from INSUFFICIENT_DATA to OK");
  }

  @Test
  void keepsItsStateWhenItIsChanged() {
    put("depth", "");
    minute(20);
    minute(20);
    put("depth", ", 'Threshold': 100");

    assertThat(state()).isEqualTo("ALARM");
    minute(20);
    assertThat(state()).isEqualTo("OK");
  }

  @Test
  void isFoundByNamePrefixAndState() {
    put("depth", "");
    put("depth-2", "");
    put("other", "");

    assertThat(names("{'AlarmNames': ['other', 'gone']}")).containsExactly("other");
    assertThat(names("{'AlarmNamePrefix': 'depth'}")).containsExactly("depth", "depth-2");
    assertThat(names("{'StateValue': 'ALARM'}")).isEmpty();
    assertThat(call("DescribeAlarms", "{'MaxRecords': 2}").path("NextToken").asString())
        .isEqualTo("2");

    call("DeleteAlarms", "{'AlarmNames': ['depth', 'other']}");
    assertThat(names("{}")).containsExactly("depth-2");
  }

  @Test
  void refusesToDeleteWhatIsNotThere() {
    assertThatThrownBy(() -> call("DeleteAlarms", "{'AlarmNames': ['gone']}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ResourceNotFound"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", 'DatapointsToAlarm': 3 | must be less than or equal to EvaluationPeriods",
        ", 'EvaluationPeriods': 1441 | (EvaluationPeriods * Period must be <= 86400)",
        ", 'EvaluationPeriods': 0 | must be at least 1",
        ", 'TreatMissingData': 'maybe' | must be one of breaching",
        ", 'ComparisonOperator': 'Near' | not by Near",
        ", 'Metrics': [{'Id': 'e', 'Expression': '1'}] | Exactly one of the parameters",
      })
  void refusesWhatCloudWatchRefuses(String members, String message) {
    assertThatThrownBy(() -> put("wrong", members))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnExpressionThatCannotBeRead() {
    assertThatThrownBy(
            () ->
                call(
                    "PutMetricAlarm",
                    "{'AlarmName': 'a', 'EvaluationPeriods': 1, 'Threshold': 1,"
                        + " 'ComparisonOperator': 'GreaterThanThreshold', 'Metrics': [{'Id': 'e',"
                        + " 'Expression': 'm /'}]}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ValidationError"))
        .hasMessage("Error in expression 'e': Unexpected end of the expression.");
  }

  private void put(String name, String more) {
    ObjectNode input =
        json(
            "{'AlarmName': '"
                + name
                + "', 'Namespace': 'AWS/SQS', 'MetricName': 'Depth', 'Dimensions': [{'Name':"
                + " 'QueueName', 'Value': 'jobs'}], 'Statistic': 'Maximum', 'Period': 60,"
                + " 'EvaluationPeriods': 2, 'Threshold': 10, 'ComparisonOperator':"
                + " 'GreaterThanThreshold'}");
    input.setAll(json("{" + more.replaceFirst("^, ", "") + "}"));
    alarms.handle(new ApiCall("monitoring", "PutMetricAlarm", input, Caller.REGION));
  }

  /** Lets a minute pass with these values, and evaluates at its end. */
  private List<AlarmTrigger> minute(double... values) {
    for (double value : values) {
      metrics.record(
          new MetricSample("AWS/SQS", "Depth", Map.of("QueueName", "jobs"), value, "Count"),
          clock.instant());
    }
    clock.step(Duration.ofMinutes(1));
    return alarms.evaluate(clock.instant());
  }

  private String state() {
    return alarm("depth").path("StateValue").asString();
  }

  private String reason() {
    return alarm("depth").path("StateReason").asString();
  }

  private JsonNode alarm(String name) {
    return call("DescribeAlarms", "{'AlarmNames': ['" + name + "']}").path("MetricAlarms").path(0);
  }

  private List<String> names(String input) {
    return call("DescribeAlarms", input)
        .path("MetricAlarms")
        .valueStream()
        .map(alarm -> alarm.path("AlarmName").asString())
        .toList();
  }

  /** Newest first. */
  private List<String> history(String type) {
    return call("DescribeAlarmHistory", "{'AlarmName': 'depth', 'HistoryItemType': '" + type + "'}")
        .path("AlarmHistoryItems")
        .valueStream()
        .map(item -> item.path("HistorySummary").asString())
        .toList();
  }

  private ObjectNode call(String operation, String input) {
    return alarms.handle(new ApiCall("monitoring", operation, json(input), Caller.REGION));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
