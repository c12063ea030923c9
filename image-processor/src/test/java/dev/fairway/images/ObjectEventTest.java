package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjectEventTest {

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "EVENT_ID", "e-1",
              "EVENT_TIME", "2026-11-22T13:12:00Z",
              "OBJECT_BUCKET", "uploads",
              "OBJECT_KEY", "in/ä b+c%20${HOME}.jpg",
              "OBJECT_VERSION_ID", "",
              "OBJECT_ETAG", "abc",
              "OBJECT_SIZE", "12",
              "OBJECT_SEQUENCER", "00A1"));

  @Test
  void takesTheKeyAsItIs() {
    ObjectEvent event = ObjectEvent.from(environment);
    assertThat(event.key()).isEqualTo("in/ä b+c%20${HOME}.jpg");
    assertThat(event.image()).isEqualTo("uploads/in/ä b+c%20${HOME}.jpg");
  }

  @Test
  void takesAnEmptyVariableForAbsent() {
    ObjectEvent event = ObjectEvent.from(environment);
    assertThat(event.versionId()).isNull();
    assertThat(event.etag()).isEqualTo("abc");
    assertThat(event.size()).isEqualTo(12);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-11-22T13:12:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_ID,",
    "EVENT_TIME,yesterday",
    "OBJECT_BUCKET,",
    "OBJECT_KEY,",
    "OBJECT_SIZE,12 MB",
    "OBJECT_SEQUENCER,"
  })
  void saysWhichVariableIsMissingOrWrong(String variable, String value) {
    environment.put(variable, value == null ? "" : value);
    assertThatThrownBy(() -> ObjectEvent.from(environment))
        .hasMessageStartingWith(variable + " is");
  }
}
