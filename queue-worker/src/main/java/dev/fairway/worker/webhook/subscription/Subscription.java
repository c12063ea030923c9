package dev.fairway.worker.webhook.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to hear of events at a URL.
 *
 * @param disabledBecause why this service disabled it itself; null where it did not
 */
public record Subscription(
    String id, Terms terms, @Nullable String disabledBecause, Secrets secrets, Revision revision) {

  public static Subscription created(String id, Terms terms, SigningSecret secret, Instant now) {
    return new Subscription(id, terms, null, Secrets.of(secret), new Revision(1, now, now));
  }

  public Subscription with(Terms changed, Instant now) {
    return new Subscription(id, changed, null, secrets, revision.next(now));
  }

  public Subscription with(Secrets changed, Instant now) {
    return new Subscription(id, terms, disabledBecause, changed, revision.next(now));
  }

  public Subscription disabled(String because, Instant now) {
    return new Subscription(id, terms.disabled(), because, secrets, revision.next(now));
  }

  boolean wants(String eventType) {
    return terms.enabled()
        && terms.eventTypes().stream().anyMatch(pattern -> pattern.matches(eventType));
  }
}
