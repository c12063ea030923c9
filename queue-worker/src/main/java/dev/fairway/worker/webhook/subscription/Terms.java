package dev.fairway.worker.webhook.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asks for.
 *
 * @param eventTypes types and beginnings of types; one that matches is enough
 * @param description for people
 * @param enabled false while nothing shall be delivered
 */
public record Terms(
    String url, List<EventTypePattern> eventTypes, @Nullable String description, boolean enabled) {

  Terms disabled() {
    return new Terms(url, eventTypes, description, false);
  }
}
