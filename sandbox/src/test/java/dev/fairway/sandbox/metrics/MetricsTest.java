package dev.fairway.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MetricsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final SandboxClock clock = new SandboxClock(Clock.fixed(NOON, ZoneOffset.UTC));
  private final Metrics metrics = new Metrics(clock);

  @AfterEach
  void stopClock() {
    clock.close();
  }

  @Test
  void aggregatesByMinute() {
    put("{'MetricName': 'Images', 'Value': 1, 'Unit': 'Count'}");
    put("{'MetricName': 'Images', 'Value': 3, 'Unit': 'Count'}");
    clock.step(Duration.ofMinutes(1));
    put("{'MetricName': 'Images', 'Value': 5, 'Unit': 'Count'}");

    JsonNode points = statistics("Images", 60, Duration.ofMinutes(5)).path("Datapoints");

    assertThat(points).hasSize(2);
    assertThat(points.get(0).path("Timestamp").asLong()).isEqualTo(NOON.getEpochSecond());
    assertThat(points.get(0).path("Sum").asDouble()).isEqualTo(4);
    assertThat(points.get(0).path("Average").asDouble()).isEqualTo(2);
    assertThat(points.get(0).path("SampleCount").asDouble()).isEqualTo(2);
    assertThat(points.get(0).path("Minimum").asDouble()).isEqualTo(1);
    assertThat(points.get(0).path("Maximum").asDouble()).isEqualTo(3);
    assertThat(points.get(0).path("Unit").asString()).isEqualTo("Count");
    assertThat(points.get(1).path("Sum").asDouble()).isEqualTo(5);
  }

  @Test
  void joinsMinutesIntoLongerPeriods() {
    put("{'MetricName': 'Images', 'Value': 1}");
    clock.step(Duration.ofMinutes(4));
    put("{'MetricName': 'Images', 'Value': 2}");
    clock.step(Duration.ofMinutes(1));
    put("{'MetricName': 'Images', 'Value': 4}");

    JsonNode points = statistics("Images", 300, Duration.ofMinutes(10)).path("Datapoints");

    assertThat(points).hasSize(2);
    assertThat(points.get(0).path("Sum").asDouble()).isEqualTo(3);
    assertThat(points.get(1).path("Sum").asDouble()).isEqualTo(4);
  }

  @Test
  void takesValuesWithCountsAndStatisticSets() {
    put("{'MetricName': 'Duration', 'Values': [10, 20], 'Counts': [3, 1]}");
    put(
        "{'MetricName': 'Duration', 'StatisticValues': {'SampleCount': 2, 'Sum': 60,"
            + " 'Minimum': 25, 'Maximum': 35}}");

    JsonNode point = statistics("Duration", 60, Duration.ofMinutes(1)).path("Datapoints").get(0);

    assertThat(point.path("SampleCount").asDouble()).isEqualTo(6);
    assertThat(point.path("Sum").asDouble()).isEqualTo(110);
    assertThat(point.path("Maximum").asDouble()).isEqualTo(35);
    assertThat(point.path("ExtendedStatistics").has("p90")).isFalse();
  }

  @Test
  void findsPercentiles() {
    for (int value = 1; value <= 100; value++) {
      put("{'MetricName': 'Duration', 'Value': " + value + "}");
    }

    JsonNode point = statistics("Duration", 60, Duration.ofMinutes(1)).path("Datapoints").get(0);

    assertThat(point.path("ExtendedStatistics").path("p90").asDouble()).isEqualTo(90);
  }

  @Test
  void keepsPercentilesToThreeDigitsForManyDistinctValues() {
    Aggregate aggregate = new Aggregate();
    for (int value = 1; value <= 100_000; value++) {
      aggregate.add(value, 1);
    }

    assertThat(aggregate.percentile(50))
        .hasValueSatisfying(p -> assertThat(p).isCloseTo(50_000, within(100.0)));
    assertThat(aggregate.count()).isEqualTo(100_000);
  }

  @Test
  void tellsMetricsApartByAllTheirDimensions() {
    put(
        "{'MetricName': 'Images', 'Dimensions': [{'Name': 'Engine', 'Value': 'vips'}], 'Value': 1}");
    put("{'MetricName': 'Images', 'Value': 7}");

    JsonNode all = call("ListMetrics", "{'Namespace': 'Fairway'}").path("Metrics");
    JsonNode vips = call("ListMetrics", "{'Dimensions': [{'Name': 'Engine'}]}").path("Metrics");

    assertThat(all).hasSize(2);
    assertThat(vips).hasSize(1);
    assertThat(
            statistics("Images", 60, Duration.ofMinutes(1))
                .path("Datapoints")
                .get(0)
                .path("Sum")
                .asDouble())
        .isEqualTo(7);
  }

  @Test
  void answersQueriesNewestFirst() {
    record("Visible", 3);
    clock.step(Duration.ofMinutes(1));
    record("Visible", 9);

    JsonNode result = query("'Period': 60, 'Stat': 'Maximum'").path("MetricDataResults").get(0);

    assertThat(result.path("Id").asString()).isEqualTo("m1");
    assertThat(result.path("Label").asString()).isEqualTo("Visible");
    assertThat(doubles(result.path("Values"))).containsExactly(9.0, 3.0);
    assertThat(result.path("StatusCode").asString()).isEqualTo("Complete");
  }

  @Test
  void evaluatesExpressionsOverMetricsAndOtherExpressions() {
    record("Visible", 30);
    record("Running", 2);
    clock.step(Duration.ofMinutes(1));
    record("Visible", 8);

    JsonNode results =
        data(
                metric("visible", "Visible", false),
                metric("running", "Running", false),
                "{'Id': 'tasks', 'ReturnData': false, 'Expression': 'IF(FILL(running, 0) > 0,"
                    + " running, 1)'}",
                "{'Id': 'backlog', 'Label': 'Backlog', 'Expression': 'visible / tasks'}")
            .path("MetricDataResults");

    assertThat(results).hasSize(1);
    assertThat(results.get(0).path("Id").asString()).isEqualTo("backlog");
    assertThat(results.get(0).path("Label").asString()).isEqualTo("Backlog");
    assertThat(doubles(results.get(0).path("Values"))).containsExactly(8.0, 15.0);
  }

  @Test
  void saysWhatIsWrongWithAnExpression() {
    refusesExpression("visible /", "Error in expression 'e1': Unexpected end of the expression.");
    refusesExpression("other + 1", "Nothing in the request has the id 'other'");
    refusesExpression("MAX(visible)", "The result is a number and must be a time series");
    refusesExpression("e1 + 1", "'e1' refers to itself");
    refusesExpression(
        "METRICS() + METRICS()",
        "Unsupported operand type(s) for +: '[Array[TimeSeries], Array[TimeSeries]]'");
  }

  private void refusesExpression(String expression, String message) {
    assertThatThrownBy(
            () ->
                data(
                    metric("visible", "Visible", false),
                    "{'Id': 'e1', 'Expression': '" + expression + "'}"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
  }

  private void record(String name, double value) {
    metrics.record(
        new MetricSample("AWS/SQS", name, Map.of("QueueName", "jobs"), value, "Count"),
        clock.instant());
  }

  private static String metric(String id, String name, boolean returned) {
    return ("{'Id': '%s', 'ReturnData': %s, 'MetricStat': {'Metric': {'Namespace': 'AWS/SQS',"
            + " 'MetricName': '%s', 'Dimensions': [{'Name': 'QueueName', 'Value': 'jobs'}]},"
            + " 'Period': 60, 'Stat': 'Maximum'}}")
        .formatted(id, returned, name);
  }

  private JsonNode data(String... queries) {
    ObjectNode input =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    "{\"StartTime\": %d, \"EndTime\": %d}"
                        .formatted(
                            NOON.minusSeconds(600).getEpochSecond(),
                            NOON.plusSeconds(600).getEpochSecond()));
    for (String query : queries) {
      input
          .withArray("MetricDataQueries")
          .add(JsonMapper.shared().readTree(query.replace('\'', '"')));
    }
    return metrics.handle(new ApiCall("monitoring", "GetMetricData", input, Caller.REGION));
  }

  @Test
  void keepsSecondsForThreeHoursThenMinutes() {
    put("{'MetricName': 'Fast', 'Value': 1, 'StorageResolution': 1}");
    clock.step(Duration.ofSeconds(1));
    put("{'MetricName': 'Fast', 'Value': 2, 'StorageResolution': 1}");
    assertThat(statistics("Fast", 1, Duration.ofMinutes(1)).path("Datapoints")).hasSize(2);

    clock.step(Duration.ofHours(4));

    JsonNode points =
        call("GetMetricStatistics", statisticsInput("Fast", 1, Duration.ofMinutes(1), NOON))
            .path("Datapoints");
    assertThat(points).hasSize(1);
    assertThat(points.get(0).path("Sum").asDouble()).isEqualTo(3);
  }

  @Test
  void dropsWhatIsOlderThanFifteenMonths() {
    put("{'MetricName': 'Old', 'Value': 1}");
    clock.step(Duration.ofDays(456));

    assertThat(
            call("GetMetricStatistics", statisticsInput("Old", 3600, Duration.ofDays(2), NOON))
                .path("Datapoints"))
        .isEmpty();
  }

  @Test
  void takesTheTextsOfTheQueryProtocol() {
    put("{'MetricName': 'Images', 'Value': '2.5', 'Timestamp': '2026-11-22T11:59:30Z'}");

    JsonNode points =
        call(
                "GetMetricStatistics",
                "{'Namespace': 'Fairway', 'MetricName': 'Images', 'Period': '60', 'Statistics':"
                    + " ['Sum'], 'StartTime': '2026-11-22T11:59:00Z', 'EndTime':"
                    + " '2026-11-22T12:00:00Z'}")
            .path("Datapoints");

    assertThat(points.get(0).path("Sum").asDouble()).isEqualTo(2.5);
  }

  @Test
  void refusesWhatCloudWatchRefuses() {
    refuses("{'Namespace': 'AWS/Own', 'MetricData': [{'MetricName': 'a', 'Value': 1}]}", "AWS/");
    refuses("{'Namespace': 'Fairway', 'MetricData': [{'MetricName': 'a'}]}", "must be specified");
    refuses("{'Namespace': 'Fairway', 'MetricData': [{'Value': 1}]}", "MetricName is required");
    refuses(
        "{'Namespace': 'Fairway', 'MetricData': [{'MetricName': 'a', 'Value': 'NaN'}]}", "Value");
    refuses(
        "{'Namespace': 'Fairway', 'MetricData': [{'MetricName': 'a', 'Value': 1, 'Timestamp':"
            + " 1000}]}",
        "two weeks");
  }

  @Test
  void storesNothingOfRequestThatItRefuses() {
    refuses(
        "{'Namespace': 'Fairway', 'MetricData': [{'MetricName': 'a', 'Value': 1}, {'Value': 1}]}",
        "MetricName");

    assertThat(call("ListMetrics", "{}").path("Metrics")).isEmpty();
  }

  private void refuses(String input, String message) {
    assertThatThrownBy(() -> call("PutMetricData", input))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining(message);
  }

  private void put(String datum) {
    call("PutMetricData", "{'Namespace': 'Fairway', 'MetricData': [" + datum + "]}");
  }

  private JsonNode statistics(String metric, int period, Duration span) {
    return call("GetMetricStatistics", statisticsInput(metric, period, span, clock.instant()));
  }

  private static String statisticsInput(String metric, int period, Duration span, Instant around) {
    return ("{'Namespace': 'Fairway', 'MetricName': '%s', 'Period': %d, 'StartTime': %d, 'EndTime':"
            + " %d, 'Statistics': ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum'],"
            + " 'ExtendedStatistics': ['p90']}")
        .formatted(
            metric,
            period,
            around.minus(span).getEpochSecond(),
            around.plus(span).getEpochSecond());
  }

  private JsonNode query(String stat) {
    return call(
        "GetMetricData",
        ("{'StartTime': %d, 'EndTime': %d, 'MetricDataQueries': [{'Id': 'm1', 'MetricStat':"
                + " {'Metric': {'Namespace': 'AWS/SQS', 'MetricName': 'Visible', 'Dimensions':"
                + " [{'Name': 'QueueName', 'Value': 'jobs'}]}, %s}}]}")
            .formatted(
                NOON.minusSeconds(600).getEpochSecond(),
                NOON.plusSeconds(600).getEpochSecond(),
                stat));
  }

  private ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return metrics.handle(new ApiCall("monitoring", operation, members, Caller.REGION));
  }

  private static List<Double> doubles(JsonNode array) {
    List<Double> out = new ArrayList<>();
    array.forEach(number -> out.add(number.asDouble()));
    return out;
  }
}
