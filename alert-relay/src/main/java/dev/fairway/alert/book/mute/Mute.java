package dev.fairway.alert.book.mute;

import dev.fairway.alert.book.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps people from being told of some alerts for a while.
 *
 * @param family of which; of all where there is none
 * @param category of which; of all where there is none
 * @param reason for people
 */
public record Mute(
    String id,
    Optional<String> family,
    Optional<String> category,
    Instant until,
    String reason,
    Instant createdAt) {

  boolean covers(Cause cause) {
    return family.map(cause.family()::equals).orElse(true)
        && category.map(cause.category()::equals).orElse(true);
  }
}
