package dev.fairway.worker.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventTypePatternTest {

  @ParameterizedTest
  @CsvSource({
    "Image Processed, Image Processed, true",
    "Image Processed, Image Rejected, false",
    "Image Processed, Image Processed twice, false",
    "Image *, Image Rejected, true",
    "Image *, Images, false",
    "*, anything, true"
  })
  void matchesATypeOrItsBeginning(String pattern, String type, boolean matches) {
    assertThat(new EventTypePattern(pattern).matches(type)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "a*, true",
    "a, true",
    "*a, false",
    "a*b, false",
    "**, false",
    "' ', false"
  })
  void hasItsStarAtTheEndAlone(String text, boolean valid) {
    assertThat(EventTypePattern.valid(text)).isEqualTo(valid);
  }
}
