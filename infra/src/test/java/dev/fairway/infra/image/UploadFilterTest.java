package dev.fairway.infra.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.infra.config.ConfigException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** Asks the engine that EventBridge itself runs. */
class UploadFilterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NO_LIMIT = Long.MAX_VALUE;

  @Test
  void takesEveryUploadUnderThePrefix() {
    UploadFilter filter = new UploadFilter("in/", List.of(), 0, NO_LIMIT);

    assertThat(matches(filter, "in/photo.jpg", 1)).isTrue();
    assertThat(matches(filter, "in/a b+c%20/ö.jpg", 1)).isTrue();
    assertThat(matches(filter, "out/photo.jpg", 1)).isFalse();
    assertThat(matches(filter, "in", 1)).isFalse();
  }

  @Test
  void takesTheWholeBucketIfThePrefixIsEmpty() {
    assertThat(matches(new UploadFilter("", List.of(), 0, NO_LIMIT), "photo.jpg", 1)).isTrue();
  }

  @Test
  void losesNeitherAnEmptyUploadNorAHugeOne() {
    UploadFilter filter = new UploadFilter("in/", List.of(), 0, NO_LIMIT);

    assertThat(matches(filter, "in/empty.jpg", 0)).isTrue();
    assertThat(matches(filter, "in/huge.tif", 5_000_000_000_000L)).isTrue();
  }

  @Test
  void takesOnlyTheSizesBetweenTheLimits() {
    UploadFilter filter = new UploadFilter("in/", List.of(), 10, 1000);

    assertThat(matches(filter, "in/a", 9)).isFalse();
    assertThat(matches(filter, "in/a", 10)).isTrue();
    assertThat(matches(filter, "in/a", 1000)).isTrue();
    assertThat(matches(filter, "in/a", 1001)).isFalse();
  }

  @Test
  void wantsThePrefixAndOneOfTheSuffixes() {
    UploadFilter filter = new UploadFilter("in/", List.of(".jpg", ".png"), 0, NO_LIMIT);

    assertThat(matches(filter, "in/deep/er/a.jpg", 1)).isTrue();
    assertThat(matches(filter, "in/a.png", 1)).isTrue();
    assertThat(matches(filter, "in/a.gif", 1)).isFalse();
    assertThat(matches(filter, "out/a.jpg", 1)).isFalse();
  }

  @Test
  void takesAnAsteriskAndABackslashInAPrefixAsTheyAre() {
    UploadFilter filter = new UploadFilter("in*\\/", List.of(".jpg"), 0, NO_LIMIT);

    assertThat(matches(filter, "in*\\/a.jpg", 1)).isTrue();
    assertThat(matches(filter, "inbox\\/a.jpg", 1)).isFalse();
  }

  @Test
  void passesOverOtherBucketsAndOtherEvents() {
    UploadFilter filter = new UploadFilter("in/", List.of(), 0, NO_LIMIT);

    assertThat(matches(filter, event("Object Created", "other", "in/a", 1))).isFalse();
    assertThat(matches(filter, event("Object Deleted", "uploads", "in/a", 1))).isFalse();
  }

  @Test
  void takesARedriveAsItTakesS3sOwnEventAndNobodyElses() {
    UploadFilter filter = new UploadFilter("in/", List.of(), 0, NO_LIMIT);

    assertThat(matches(filter, from("redrive.fairway", "in/a"))).isTrue();
    assertThat(matches(filter, from("redrive.fairway", "out/a"))).isFalse();
    assertThat(matches(filter, from("fairway.images", "in/a"))).isFalse();
  }

  private static Map<String, Object> from(String source, String key) {
    Map<String, Object> event = new HashMap<>(event("Object Created", "uploads", key, 1));
    event.put("source", source);
    return event;
  }

  @Test
  void refusesLimitsThatNothingMeets() {
    assertThatThrownBy(() -> new UploadFilter("in/", List.of(), 10, 9))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("nothing would match");
  }

  private static boolean matches(UploadFilter filter, String key, long size) {
    return matches(filter, event("Object Created", "uploads", key, size));
  }

  private static boolean matches(UploadFilter filter, Map<String, Object> event) {
    try {
      return Ruler.matchesRule(
          JSON.writeValueAsString(event), JSON.writeValueAsString(filter.pattern("uploads")));
    } catch (Exception e) {
      throw new AssertionError("The engine refuses the pattern", e);
    }
  }

  private static Map<String, Object> event(String type, String bucket, String key, long size) {
    return Map.of(
        "source",
        "aws.s3",
        "detail-type",
        type,
        "detail",
        Map.of("bucket", Map.of("name", bucket), "object", Map.of("key", key, "size", size)));
  }
}
