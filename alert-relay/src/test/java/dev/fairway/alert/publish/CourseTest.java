package dev.fairway.alert.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.Alert.State;
import dev.fairway.alert.book.AlertId;
import dev.fairway.alert.book.Cause;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.alert.rule.Severity;
import dev.fairway.alert.rule.Treatment;
import dev.fairway.alert.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CourseTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final AlertSettings SETTINGS =
      new AlertSettings(Duration.ofMinutes(10), Duration.ofMinutes(15), 5, true);

  private final Course course = new Course(SETTINGS);

  private static Instant minutes(long minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  /** Seen now, ten minutes after it was opened. */
  private static Alert alert(State state, boolean told, long count, Alert.Telling telling) {
    return new Alert(
        new AlertId("0123456789abcdef01234567", 1),
        new Cause("prod", "shop", "EXIT_CODE", "app", told),
        "shop",
        new Verdict("exit-1", "EXIT_CODE", Severity.ERROR, Treatment.ALERT, "", ""),
        new Alert.Life(
            state,
            minutes(-10),
            NOW,
            state == State.ENDED ? Optional.of(NOW) : Optional.empty(),
            false),
        new Alert.Tally(count, minutes(-10), NOW, "e"),
        telling,
        new Alert.Previous(0, Optional.empty()),
        Optional.empty(),
        0);
  }

  private static Alert.Telling told(long count, boolean goesOn, Instant windowEndsAt) {
    return new Alert.Telling(count, 1, goesOn, false, false, false, 0, windowEndsAt, 0);
  }

  private Step next(Alert alert, Instant now) {
    return course.next(alert, Optional.empty(), now);
  }

  @Test
  void tellsOfANewAlertAtOnce() {
    Alert alert = alert(State.OPEN, true, 3, told(0, false, Instant.EPOCH));
    assertThat(next(alert, NOW)).isEqualTo(new Step.Tell(Kind.FIRST));
  }

  @Test
  void waitsForTheEndOfTheWindowOrOfTheQuietTime() {
    Alert alert = alert(State.OPEN, true, 3, told(1, true, minutes(4)));
    assertThat(next(alert, NOW)).isEqualTo(new Step.Wait(minutes(4)));
    Alert longWindow = alert(State.OPEN, true, 3, told(1, true, minutes(40)));
    assertThat(next(longWindow, NOW)).isEqualTo(new Step.Wait(minutes(15)));
  }

  @Test
  void tellsOfAWindowInWhichMoreCameAndOfNoOther() {
    assertThat(next(alert(State.OPEN, true, 3, told(1, true, NOW)), NOW))
        .isEqualTo(new Step.Tell(Kind.SUMMARY));
    assertThat(next(alert(State.OPEN, true, 3, told(3, true, NOW)), NOW))
        .isEqualTo(new Step.NextWindow());
  }

  @Test
  void endsWhatHasBeenQuietAndTellsOfIt() {
    Alert open = alert(State.OPEN, true, 3, told(3, true, minutes(20)));
    assertThat(next(open, minutes(15))).isEqualTo(new Step.End());
    Alert ended = alert(State.ENDED, true, 3, told(3, true, minutes(20)));
    assertThat(next(ended, NOW)).isEqualTo(new Step.Tell(Kind.RECOVERY));
  }

  @Test
  void closesWhatHasEndedOnceItsWindowIsOver() {
    Alert ended = alert(State.ENDED, true, 3, told(3, false, minutes(4)));
    assertThat(next(ended, NOW)).isEqualTo(new Step.Wait(minutes(4)));
    assertThat(next(ended, minutes(5))).isEqualTo(new Step.NextWindow());
    assertThat(next(ended, minutes(10))).isEqualTo(new Step.Close());
  }

  @Test
  void tellsOfNoEndWhereThatIsTurnedOff() {
    Course silent =
        new Course(new AlertSettings(Duration.ofMinutes(10), Duration.ofMinutes(15), 5, false));
    Alert ended = alert(State.ENDED, true, 3, told(3, true, minutes(4)));
    assertThat(silent.next(ended, Optional.empty(), minutes(10))).isEqualTo(new Step.Close());
  }

  @Test
  void tellsNothingOfWhatIsOnlyKept() {
    Alert kept = alert(State.OPEN, false, 3, told(0, false, Instant.EPOCH));
    assertThat(next(kept, NOW)).isEqualTo(new Step.Wait(minutes(15)));
    assertThat(next(kept, minutes(15))).isEqualTo(new Step.End());
    Alert ended = alert(State.ENDED, false, 3, told(0, false, Instant.EPOCH));
    assertThat(next(ended, NOW)).isEqualTo(new Step.Close());
  }

  @Test
  void looksAtWhatIsMutedEachMinuteUntilTheMuteEnds() {
    Alert alert = alert(State.OPEN, true, 3, told(1, true, NOW));
    assertThat(course.next(alert, Optional.of(minutes(30)), NOW))
        .isEqualTo(new Step.Mute(minutes(1)));
    Instant soon = NOW.plusSeconds(20);
    assertThat(course.next(alert, Optional.of(soon), NOW)).isEqualTo(new Step.Mute(soon));
  }

  @Test
  void doublesTheWindowUpToTwoHours() {
    assertThat(SETTINGS.window(0)).isEqualTo(Duration.ofMinutes(10));
    assertThat(SETTINGS.window(2)).isEqualTo(Duration.ofMinutes(40));
    assertThat(SETTINGS.window(20)).isEqualTo(Duration.ofHours(2));
    assertThat(new AlertSettings(Duration.ofHours(5), Duration.ofHours(5), 5, true).window(3))
        .isEqualTo(Duration.ofHours(5));
  }
}
