package dev.fairway.worker.webhook.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secret that signs, and for a while after a rotation the one before it.
 *
 * @param previousUntil when the previous one stops signing
 */
public record Secrets(
    SigningSecret current, @Nullable SigningSecret previous, @Nullable Instant previousUntil) {

  public static Secrets of(SigningSecret only) {
    return new Secrets(only, null, null);
  }

  public Secrets rotated(SigningSecret next, Instant currentUntil) {
    return new Secrets(next, current, currentUntil);
  }

  /** The secrets that sign at this moment, the current one first. */
  public List<SigningSecret> at(Instant now) {
    return previous != null && previousUntil != null && now.isBefore(previousUntil)
        ? List.of(current, previous)
        : List.of(current);
  }
}
