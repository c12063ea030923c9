package dev.fairway.images;

import static dev.fairway.common.failure.BadConfigurationException.required;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload as EventBridge told it.
 *
 * @param id of the event, which all logs of this work carry
 * @param time of the event
 * @param key of the object, not URL-encoded
 * @param versionId null where the bucket is not versioned
 * @param etag null where the event has none
 * @param size in bytes; null where the event has none
 */
record ObjectEvent(
    String id,
    Instant time,
    String bucket,
    String key,
    @Nullable String versionId,
    @Nullable String etag,
    @Nullable Long size,
    Sequencer sequencer) {

  /**
   * Reads the variables that the rule's input transformer sets. They bypass Spring's property
   * binding, which would replace a <code>${...}</code> inside an object's key.
   */
  static ObjectEvent from(Map<String, String> environment) {
    return new ObjectEvent(
        required(environment.get("EVENT_ID"), "EVENT_ID", "the event that caused this task"),
        time(required(environment.get("EVENT_TIME"), "EVENT_TIME", "the time of the event")),
        required(environment.get("OBJECT_BUCKET"), "OBJECT_BUCKET", "the bucket of the upload"),
        key(environment.get("OBJECT_KEY")),
        optional(environment.get("OBJECT_VERSION_ID")),
        optional(environment.get("OBJECT_ETAG")),
        size(optional(environment.get("OBJECT_SIZE"))),
        new Sequencer(
            required(
                environment.get("OBJECT_SEQUENCER"),
                "OBJECT_SEQUENCER",
                "the place of the event among those of the object")));
  }

  /** The version where it tells uploads apart: all of an unversioned bucket are {@code null}. */
  @Nullable String version() {
    return "null".equals(versionId) ? null : versionId;
  }

  /** The key of the image's record. */
  String image() {
    return bucket + "/" + key;
  }

  private static String key(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new BadConfigurationException(
          "OBJECT_KEY is not set: it names the object that was uploaded.");
    }
    return value;
  }

  private static @Nullable String optional(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static Instant time(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new BadConfigurationException(
          "EVENT_TIME is \"" + value + "\": it must be a time such as 2026-11-22T13:12:00Z.", e);
    }
  }

  private static @Nullable Long size(@Nullable String value) {
    try {
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw new BadConfigurationException(
          "OBJECT_SIZE is \"" + value + "\": it must be a number of bytes.", e);
    }
  }
}
