package dev.fairway.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  @Test
  void takesWhatTheRuleTakes() {
    UploadSettings uploads = new UploadSettings("b", "in/", List.of(".jpg", ".png"), 1, 10L);
    assertThat(uploads.takes("in/a.jpg", 1)).isTrue();
    assertThat(uploads.takes("in/a.png", 10)).isTrue();
    assertThat(uploads.takes("in/a.gif", 5)).isFalse();
    assertThat(uploads.takes("out/a.jpg", 5)).isFalse();
    assertThat(uploads.takes("in/a.jpg", 0)).isFalse();
    assertThat(uploads.takes("in/a.jpg", 11)).isFalse();
  }

  @Test
  void prefixAndSuffixShareNoLettersAsInAWildcard() {
    UploadSettings uploads = new UploadSettings("b", "in/a", List.of("a.jpg"), 0, null);
    assertThat(uploads.takes("in/a.jpg", 1)).isFalse();
    assertThat(uploads.takes("in/aa.jpg", 1)).isTrue();
  }

  @Test
  void noSuffixIsAnySuffixAndNoLimitIsNone() {
    UploadSettings uploads = new UploadSettings("b", "", List.of(""), 0, null);
    assertThat(uploads.takes("x", Long.MAX_VALUE)).isTrue();
  }

  @Test
  void pausesDouble() {
    RedriveSettings settings = settings(5, Duration.ofDays(7));
    assertThat(settings.pause(1)).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.pause(4)).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void saysWhichVariableIsWrong() {
    assertThatThrownBy(() -> settings(0, Duration.ofDays(7)))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("REDRIVE_ATTEMPTS is 0");
    assertThatThrownBy(() -> settings(1, Duration.ofMinutes(10)))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("REDRIVE_LOOK_BACK");
    assertThatThrownBy(() -> new UploadSettings("b", "", List.of(), 10, 9L))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("UPLOADS_MAX_BYTES");
  }

  private static RedriveSettings settings(int attempts, Duration lookBack) {
    return new RedriveSettings(
        Duration.ofMinutes(10), attempts, Duration.ofMinutes(15), 100, lookBack);
  }
}
