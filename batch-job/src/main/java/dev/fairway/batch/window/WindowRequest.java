package dev.fairway.batch.window;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A window that a person asks for.
 *
 * @param length null: that of the report
 */
public record WindowRequest(Instant start, @Nullable Duration length) {

  /** Reads {@code 2026-11-22T14:00:00Z} or {@code 2026-11-22T14:00:00Z/PT1H}. */
  public static WindowRequest parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      return new WindowRequest(
          Instant.parse(parts[0]), parts.length == 1 ? null : Duration.parse(parts[1]));
    } catch (DateTimeException e) {
      throw new BadConfigurationException(
          "The window is \""
              + text
              + "\": it must be its start, such as 2026-11-22T14:00:00Z, and may have its length"
              + " after a slash, such as 2026-11-22T14:00:00Z/PT1H.",
          e);
    }
  }

  /** The window that is asked for, where windows of this length can be meant. */
  public Optional<Window> of(Duration windows) {
    Window window = new Window(start, windows);
    boolean meant =
        (length == null || length.equals(windows))
            && Planner.before(window.end(), windows).equals(window);
    return Optional.of(window).filter(asked -> meant);
  }
}
