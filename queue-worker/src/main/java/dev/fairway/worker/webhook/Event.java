package dev.fairway.worker.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened, as it is fanned out.
 *
 * @param id names it for good: two events with one id are one
 * @param type what subscriptions choose by, such as {@code Image Processed}
 * @param source who says so, such as {@code fairway.images}
 * @param data all else, any JSON
 */
public record Event(String id, String type, String source, Instant time, @Nullable JsonNode data) {

  /** The type of the jobs that fan events out. */
  public static final String FANOUT = "event.fanout";

  public Event {
    require(id, "id");
    require(type, "type");
    require(source, "source");
    require(time, "time");
  }

  /** The id of the job that fans this event out, the same for the same event. */
  public String jobId() {
    return "event:" + id;
  }

  private static void require(@Nullable Object value, String name) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new IllegalArgumentException("an event needs \"" + name + "\"");
    }
  }
}
