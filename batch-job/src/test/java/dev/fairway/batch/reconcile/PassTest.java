package dev.fairway.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PassTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final RedriveSettings SETTINGS =
      new RedriveSettings(
          Duration.ofMinutes(10), 5, Duration.ofMinutes(15), 1000, Duration.ofDays(7));

  @Test
  void theFirstLooksBackSoFar() {
    Pass pass = Pass.first(NOON, SETTINGS);
    assertThat(pass.covers(plain(Duration.ofDays(7)), SETTINGS)).isTrue();
    assertThat(pass.covers(plain(Duration.ofDays(7).plusSeconds(1)), SETTINGS)).isFalse();
  }

  @Test
  void leavesWhatIsYoung() {
    Pass pass = Pass.first(NOON, SETTINGS);
    assertThat(pass.covers(plain(Duration.ofMinutes(9)), SETTINGS)).isFalse();
    assertThat(pass.covers(plain(Duration.ofMinutes(10)), SETTINGS)).isTrue();
  }

  @Test
  void theNextBeginsWithWhatWasTooYoungAndAnOverlap() {
    Pass pass = Pass.after(NOON.minus(Duration.ofHours(1)), NOON, SETTINGS);
    assertThat(pass.covers(plain(Duration.ofMinutes(130)), SETTINGS)).isTrue();
    assertThat(pass.covers(plain(Duration.ofMinutes(131)), SETTINGS)).isFalse();
  }

  @Test
  void whatCameInPartsIsLookedAtForDaysBecauseItsTimeIsThatOfItsBeginning() {
    Pass pass = Pass.after(NOON.minus(Duration.ofHours(1)), NOON, SETTINGS);
    assertThat(pass.covers(upload("d41d8cd98f00b204e9800998ecf8427e-3", 6), SETTINGS)).isTrue();
    assertThat(pass.covers(upload("d41d8cd98f00b204e9800998ecf8427e-3", 8), SETTINGS)).isFalse();
  }

  private static Upload plain(Duration age) {
    return new Upload(
        "uploads", "in/a.jpg", 1, "d41d8cd98f00b204e9800998ecf8427e", null, NOON.minus(age));
  }

  private static Upload upload(String etag, int days) {
    return new Upload("uploads", "in/a.jpg", 1, etag, null, NOON.minus(Duration.ofDays(days)));
  }
}
