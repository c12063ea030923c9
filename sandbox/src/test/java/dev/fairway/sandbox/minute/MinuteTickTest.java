package dev.fairway.sandbox.minute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alarms.AlarmNews;
import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.metrics.MetricSample;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.scaling.Scaling;
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

class MinuteTickTest {

  private static final Instant START = Instant.parse("2026-11-22T12:00:20Z");
  private static final Apis NOTHING =
      call -> {
        throw ApiException.badRequest("UnknownOperationException", call.operation());
      };

  private final SandboxClock clock = new SandboxClock(Clock.fixed(START, ZoneOffset.UTC));
  private final Metrics metrics = new Metrics(clock);
  private final Alarms alarms =
      new Alarms(
          Account.DEFAULT, metrics, clock, new AlarmNews(Account.DEFAULT, NOTHING, event -> {}));
  private final Scaling scaling = new Scaling(Account.DEFAULT, clock, NOTHING);
  private final List<Instant> minutes = new ArrayList<>();

  @AfterEach
  void stopClock() {
    clock.close();
  }

  @Test
  void comesToEachMinuteOfAStepWithItsOwnTime() {
    try (MinuteTick tick = MinuteTick.start(clock, loop(this::depth))) {
      clock.step(Duration.ofMinutes(3));

      assertThat(minutes)
          .containsExactly(
              Instant.parse("2026-11-22T12:01:00Z"),
              Instant.parse("2026-11-22T12:02:00Z"),
              Instant.parse("2026-11-22T12:03:00Z"));
    }
    clock.step(Duration.ofMinutes(3));
    assertThat(minutes).as("closed").hasSize(3);
  }

  @Test
  void givesAnAlarmTheTimeOfItsMinute() {
    call(
        "PutMetricAlarm",
        "{'AlarmName': 'deep', 'Namespace': 'AWS/SQS', 'MetricName': 'Depth', 'Period': 60,"
            + " 'Statistic': 'Maximum', 'EvaluationPeriods': 3, 'Threshold': 4,"
            + " 'ComparisonOperator': 'GreaterThanThreshold'}");

    try (MinuteTick tick = MinuteTick.start(clock, loop(this::depth))) {
      clock.step(Duration.ofDays(1));
    }

    JsonNode alarm = call("DescribeAlarms", "{}").path("MetricAlarms").path(0);
    assertThat(minutes).hasSize(1440);
    assertThat(alarm.path("StateValue").asString()).isEqualTo("ALARM");
    assertThat(alarm.path("StateUpdatedTimestamp").asDouble())
        .as("the seventh minute ends, with depths 5, 6 and 7")
        .isEqualTo(Instant.parse("2026-11-22T12:07:00Z").getEpochSecond());
  }

  @Test
  void goesOnAfterASourceThatFails() {
    MetricSource failing =
        minute -> {
          minutes.add(minute);
          throw new IllegalStateException("on purpose");
        };
    try (MinuteTick tick = MinuteTick.start(clock, loop(failing))) {
      clock.step(Duration.ofMinutes(2));
    }
    assertThat(minutes).hasSize(2);
  }

  private ScalingLoop loop(MetricSource source) {
    return new ScalingLoop(List.of(source), metrics, alarms, scaling);
  }

  private List<MetricSample> depth(Instant minute) {
    minutes.add(minute);
    return List.of(new MetricSample("AWS/SQS", "Depth", Map.of(), minutes.size(), "Count"));
  }

  private ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return alarms.handle(new ApiCall("monitoring", operation, members, Caller.REGION));
  }
}
