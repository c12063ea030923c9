package dev.fairway.sandbox.scaling.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alarms.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final double OPEN = Double.POSITIVE_INFINITY;
  private static final TargetTracking TRACKING = tracking(60, 300);

  private Cooldown cooldown = Cooldown.NONE;
  private int desired = 1;

  @ParameterizedTest
  @CsvSource({
    "1, 30, 3",
    "2, 10.1, 3",
    "3, 20, 6",
    "4, 9, 4",
    "0, 500, 0",
    "10, 10.5, 11",
  })
  void tracksOutInProportion(int current, double metric, int wanted) {
    assertThat(TRACKING.wanted(current, high(metric))).hasValue(wanted);
  }

  @Test
  void tracksOutByTheNewestDatapoint() {
    assertThat(TRACKING.wanted(2, new Breach(Comparison.GREATER, 10, List.of(30.0, 90.0, 12.0))))
        .hasValue(6);
  }

  @ParameterizedTest
  @CsvSource({"4, 5, 2", "4, 8.9, 4", "10, 5, 5", "10, 0, 0", "3, 3.4, 2"})
  void tracksInAsFarAsWholeTasksAreSpare(int current, double metric, int wanted) {
    assertThat(TRACKING.wanted(current, low(metric))).hasValue(wanted);
  }

  @Test
  void tracksInByTheHighestDatapointOfTheQuarterOfAnHour() {
    assertThat(TRACKING.wanted(10, new Breach(Comparison.LESS, 9, List.of(1.0, 6.0, 2.0))))
        .hasValue(6);
  }

  @Test
  void wantsNothingWithoutDatapoints() {
    assertThat(TRACKING.wanted(3, new Breach(Comparison.LESS, 9, List.of()))).isEmpty();
  }

  /** The bounds of "How step scaling works": inclusive below, exclusive above, when above. */
  @ParameterizedTest
  @CsvSource({"100, 1", "109.9, 1", "110, 2", "129.9, 2", "130, 4", "1000, 4", "99, -1"})
  void choosesTheStepAboveTheThreshold(double metric, int added) {
    StepScaling steps =
        steps(
            Adjustment.ChangeInCapacity,
            new Step(0, 10, 1),
            new Step(10, 30, 2),
            new Step(30, OPEN, 4));

    OptionalInt wanted =
        steps.wanted(5, new Breach(Comparison.GREATER_OR_EQUAL, 100, List.of(metric)));

    assertThat(wanted).isEqualTo(added < 0 ? OptionalInt.empty() : OptionalInt.of(5 + added));
  }

  @ParameterizedTest
  @CsvSource({"100, -1", "90.1, -1", "90, -2", "10, -2"})
  void choosesTheStepBelowTheThreshold(double metric, int removed) {
    StepScaling steps =
        steps(Adjustment.ChangeInCapacity, new Step(-10, 0, -1), new Step(-OPEN, -10, -2));

    assertThat(steps.wanted(5, new Breach(Comparison.LESS_OR_EQUAL, 100, List.of(metric))))
        .hasValue(5 + removed);
  }

  @ParameterizedTest
  @CsvSource({
    "ExactCapacity, 10, 4, 0, 4",
    "ChangeInCapacity, 10, -20, 0, 0",
    "PercentChangeInCapacity, 10, 25, 0, 12",
    "PercentChangeInCapacity, 10, 127, 0, 22",
    "PercentChangeInCapacity, 3, 10, 0, 4",
    "PercentChangeInCapacity, 10, -67, 0, 4",
    "PercentChangeInCapacity, 3, -10, 0, 2",
    "PercentChangeInCapacity, 4, 25, 2, 6",
    "PercentChangeInCapacity, 4, -25, 2, 2",
    "PercentChangeInCapacity, 0, 50, 0, 0",
  })
  void adjusts(Adjustment type, int current, int adjustment, int least, int wanted) {
    StepScaling steps =
        new StepScaling(
            type,
            List.of(new Step(0, OPEN, adjustment)),
            least,
            Aggregation.Average,
            Duration.ZERO);

    assertThat(steps.wanted(current, new Breach(Comparison.GREATER, 1, List.of(2.0))))
        .hasValue(wanted);
  }

  @ParameterizedTest
  @CsvSource({"Average, 3", "Maximum, 7", "Minimum, 2"})
  void aggregatesTheAlarmsDatapoints(Aggregation aggregation, int wanted) {
    StepScaling steps =
        new StepScaling(
            Adjustment.ExactCapacity,
            List.of(new Step(0, 4, 2), new Step(4, 10, 3), new Step(10, OPEN, 7)),
            0,
            aggregation,
            Duration.ZERO);

    assertThat(steps.wanted(1, new Breach(Comparison.GREATER_OR_EQUAL, 0, List.of(1.0, 12.0, 2.0))))
        .hasValue(wanted);
  }

  /** The example of "Cooldown period": two were added, three are asked for, one more comes. */
  @Test
  void countsWhatWasAddedTowardsALargerScalingOut() {
    desired = 4;
    assertThat(at(0, step("out", 2))).isEqualTo(6);
    assertThat(at(1, step("out", 2))).isEqualTo(6);
    assertThat(at(2, step("out", 3))).isEqualTo(7);
    assertThat(at(3, step("out", 3))).isEqualTo(7);
    assertThat(at(8, step("out", 3))).isEqualTo(10);
  }

  @Test
  void tracksFurtherOutDuringTheCooldownFromTheCapacityBeforeIt() {
    desired = 2;
    assertThat(at(0, track(30))).isEqualTo(6);
    assertThat(at(0.5, track(30))).isEqualTo(6);
    assertThat(at(0.6, track(50))).isEqualTo(10);
    assertThat(at(2, track(20))).isEqualTo(20);
  }

  @Test
  void scalesInOnceInACooldown() {
    desired = 8;
    assertThat(at(0, step("in", -1))).isEqualTo(7);
    assertThat(at(1, step("in", -1))).isEqualTo(7);
    assertThat(at(4.9, step("in", -1))).isEqualTo(7);
    assertThat(at(5, step("in", -1))).isEqualTo(6);
  }

  @Test
  void scalesOutAtOnceDuringTheCooldownOfScalingInAndEndsIt() {
    desired = 8;
    assertThat(at(0, step("in", -4))).isEqualTo(4);
    assertThat(at(1, step("out", 3))).isEqualTo(7);
    assertThat(at(2, step("in", -1))).isEqualTo(6);
  }

  @Test
  void letsTheLargestCapacityWin() {
    desired = 5;
    assertThat(at(0, step("in", -3), track(12), step("out", 4))).isEqualTo(9);
    assertThat(at(20, step("in", -3), step("in", -1))).isEqualTo(8);
  }

  @Test
  void doesNotScaleInWhileAnotherPolicyHoldsTheCapacity() {
    desired = 5;
    assertThat(at(0, step("in", -3), track(10))).isEqualTo(5);
  }

  @Test
  void staysWithinTheLimits() {
    desired = 15;
    assertThat(at(0, step("out", 100))).isEqualTo(20);
    assertThat(at(10, step("in", -100))).isEqualTo(1);
  }

  @Test
  void goesOnFromTheMinimumWhenBelowIt() {
    desired = 0;
    assertThat(at(0, step("in", -1))).isZero();
    assertThat(at(1, step("out", 2))).isEqualTo(3);
  }

  @Test
  void goesOnFromTheMaximumWhenAboveIt() {
    desired = 25;
    assertThat(at(0, step("out", 2))).isEqualTo(25);
    assertThat(at(1, step("in", -2))).isEqualTo(18);
  }

  @Test
  void comesBackToAnExactCapacityDuringTheCooldownOfScalingOut() {
    desired = 1;
    Rule exact = steps(Adjustment.ExactCapacity, new Step(-OPEN, 0, 1));
    assertThat(at(0, step("out", 4))).isEqualTo(5);
    assertThat(at(1, new Wish("quiet", "a", exact, low(0)))).isEqualTo(1);
  }

  private int at(double minutes, Wish... wishes) {
    Instant now = NOON.plusMillis((long) (minutes * 60_000));
    Optional<Decision> decision =
        Decisions.at(now, new Capacity(desired, 1, 20), cooldown, new ArrayList<>(List.of(wishes)));
    decision.ifPresent(
        made -> {
          desired = made.desired();
          cooldown = made.after();
        });
    return desired;
  }

  private static Wish track(double metric) {
    return new Wish("track", "a", TRACKING, high(metric));
  }

  private static Wish step(String name, int adjustment) {
    boolean out = adjustment > 0;
    Rule rule =
        out
            ? steps(Adjustment.ChangeInCapacity, new Step(0, OPEN, adjustment))
            : steps(Adjustment.ChangeInCapacity, new Step(-OPEN, 0, adjustment));
    return new Wish(name, "a", rule, out ? high(20) : low(1));
  }

  private static StepScaling steps(Adjustment type, Step... steps) {
    return new StepScaling(type, List.of(steps), 0, Aggregation.Average, Duration.ofMinutes(5));
  }

  private static TargetTracking tracking(int outSeconds, int inSeconds) {
    return new TargetTracking(
        10, false, Duration.ofSeconds(outSeconds), Duration.ofSeconds(inSeconds));
  }

  private static Breach high(double metric) {
    return new Breach(Comparison.GREATER, 10, List.of(metric));
  }

  private static Breach low(double metric) {
    return new Breach(Comparison.LESS, 9, List.of(metric));
  }
}
