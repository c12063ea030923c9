package dev.fairway.batch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlannerTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant HALF_PAST_TWO = Instant.parse("2026-11-22T14:30:00Z");

  private final Planner planner = new Planner(24, Duration.ofHours(2));

  @Test
  void startsWithTheLastClosedWindow() {
    Plan plan = planner.plan(HOUR, HALF_PAST_TWO, Optional.empty());
    assertThat(plan).isEqualTo(new Plan(List.of(hour(13)), List.of(), 0));
  }

  @Test
  void aWindowIsClosedTheMomentItEnds() {
    Instant two = Instant.parse("2026-11-22T14:00:00Z");
    assertThat(planner.plan(HOUR, two, Optional.empty()).due()).containsExactly(hour(13));
    assertThat(planner.plan(HOUR, two.minusNanos(1), Optional.empty()).due())
        .containsExactly(hour(12));
  }

  @Test
  void catchesUpWhatWasMissedOldestFirst() {
    Plan plan = planner.plan(HOUR, HALF_PAST_TWO, done(0, 9));
    assertThat(plan.due()).containsExactly(hour(9), hour(10), hour(11), hour(12), hour(13));
    assertThat(plan.beyond()).isZero();
  }

  @Test
  void leavesWhatIsBeyondTheLimitToFollowingRuns() {
    Planner narrow = new Planner(2, Duration.ZERO);
    Plan plan = narrow.plan(HOUR, HALF_PAST_TWO, done(0, 9));
    assertThat(plan.due()).containsExactly(hour(9), hour(10));
    assertThat(plan.beyond()).isEqualTo(3);
  }

  @Test
  void looksAgainAtWindowsWithinTheGracePeriod() {
    Plan plan = planner.plan(HOUR, HALF_PAST_TWO, done(0, 14));
    assertThat(plan.due()).isEmpty();
    assertThat(plan.again()).containsExactly(hour(12), hour(13));
  }

  @Test
  void theGracePeriodIncludesItsEnd() {
    Instant two = Instant.parse("2026-11-22T14:00:00Z");
    assertThat(planner.plan(HOUR, two, done(0, 14)).again())
        .containsExactly(hour(11), hour(12), hour(13));
  }

  @Test
  void neverLooksAtWindowsBeforeTheFirst() {
    assertThat(planner.plan(HOUR, HALF_PAST_TWO, done(13, 14)).again()).containsExactly(hour(13));
  }

  @Test
  void hasNothingDueForAScheduleThatComesLate() {
    Plan plan = planner.plan(HOUR, HALF_PAST_TWO, done(0, 16));
    assertThat(plan.due()).isEmpty();
    assertThat(plan.beyond()).isZero();
    assertThat(plan.again()).allMatch(window -> !window.end().isAfter(HALF_PAST_TWO));
  }

  @Test
  void daysBeginAtMidnight() {
    Plan plan = planner.plan(Duration.ofDays(1), HALF_PAST_TWO, Optional.empty());
    assertThat(plan.due())
        .containsExactly(new Window(Instant.parse("2026-11-21T00:00:00Z"), Duration.ofDays(1)));
  }

  @Test
  void skipsNothingWhenWindowsBecomeLonger() {
    Plan plan =
        planner.plan(
            Duration.ofHours(6),
            HALF_PAST_TWO,
            Optional.of(new Progress(at(0), Instant.parse("2026-11-22T07:00:00Z"))));
    assertThat(plan.due()).containsExactly(new Window(at(6), Duration.ofHours(6)));
  }

  @Test
  void countsAYearThatWasMissed() {
    Instant lastYear = HALF_PAST_TWO.minus(Duration.ofDays(365));
    Plan plan = planner.plan(HOUR, HALF_PAST_TWO, Optional.of(new Progress(lastYear, lastYear)));
    assertThat(plan.due()).hasSize(24);
    assertThat(plan.beyond()).isEqualTo(365 * 24 - 24);
  }

  private static Optional<Progress> done(int first, int until) {
    return Optional.of(new Progress(at(first), at(until)));
  }

  private static Window hour(int hour) {
    return new Window(at(hour), HOUR);
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-11-22T00:00:00Z").plus(Duration.ofHours(hour));
  }
}
