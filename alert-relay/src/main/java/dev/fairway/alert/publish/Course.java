package dev.fairway.alert.publish;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.Alert.State;
import dev.fairway.alert.notice.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what comes next for an alert, by what it is now and by nothing else. */
final class Course {

  /** A mute can be ended by hand; so often it is looked at. */
  private static final Duration MUTE_LOOK = Duration.ofMinutes(1);

  private final AlertSettings settings;

  Course(AlertSettings settings) {
    this.settings = settings;
  }

  /**
   * @param mutedUntil until when people are not to be told of it, if they are not
   */
  Step next(Alert alert, Optional<Instant> mutedUntil, Instant now) {
    if (alert.life().state() == State.OPEN) {
      return quietAt(alert).isAfter(now) ? open(alert, mutedUntil, now) : new Step.End();
    }
    return alert.cause().told() ? ended(alert, mutedUntil, now) : new Step.Close();
  }

  private Instant quietAt(Alert alert) {
    return alert.life().seenAt().plus(settings.quiet());
  }

  private Step open(Alert alert, Optional<Instant> mutedUntil, Instant now) {
    if (!alert.cause().told()) {
      return new Step.Wait(quietAt(alert));
    }
    if (neverTold(alert)) {
      return mutedUntil
          .<Step>map(until -> muted(until, quietAt(alert), now))
          .orElseGet(() -> new Step.Tell(firstKind(alert)));
    }
    if (alert.telling().windowEndsAt().isAfter(now)) {
      return new Step.Wait(earlier(alert.telling().windowEndsAt(), quietAt(alert)));
    }
    if (!hasMore(alert)) {
      return new Step.NextWindow();
    }
    return mutedUntil
        .<Step>map(until -> muted(until, quietAt(alert), now))
        .orElseGet(() -> new Step.Tell(Kind.SUMMARY));
  }

  private Step ended(Alert alert, Optional<Instant> mutedUntil, Instant now) {
    Instant closeAt = alert.life().endedAt().orElse(now).plus(settings.window());
    boolean over = !closeAt.isAfter(now);
    if (mutedUntil.isPresent()) {
      return over ? new Step.Close() : muted(mutedUntil.get(), closeAt, now);
    }
    if (neverTold(alert)) {
      return new Step.Tell(firstKind(alert));
    }
    if (settings.recoveries() && alert.telling().goesOn()) {
      return new Step.Tell(Kind.RECOVERY);
    }
    if (hasMore(alert) && (over || !alert.telling().windowEndsAt().isAfter(now))) {
      return new Step.Tell(Kind.SUMMARY);
    }
    if (over) {
      return new Step.Close();
    }
    return alert.telling().windowEndsAt().isAfter(now)
        ? new Step.Wait(earlier(alert.telling().windowEndsAt(), closeAt))
        : new Step.NextWindow();
  }

  private static Step muted(Instant until, Instant latest, Instant now) {
    return new Step.Mute(earlier(earlier(until, now.plus(MUTE_LOOK)), latest));
  }

  private static boolean neverTold(Alert alert) {
    return alert.telling().count() == 0;
  }

  /** What began while it was muted is no news when the mute ends. */
  private static Kind firstKind(Alert alert) {
    return alert.telling().muted() ? Kind.SUMMARY : Kind.FIRST;
  }

  private static boolean hasMore(Alert alert) {
    return alert.tally().count() > alert.telling().count() && alert.acknowledgement().isEmpty();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
