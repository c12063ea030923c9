package dev.fairway.alert.publish;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.DigestId;
import dev.fairway.alert.book.Digests;
import dev.fairway.alert.book.DueAlerts;
import dev.fairway.alert.book.Leased;
import dev.fairway.alert.book.count.Quota;
import dev.fairway.alert.book.mute.Mutes;
import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.failure.FairwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes a leased alert through all that is due of it, and gives the lease back. */
final class Teller {

  private static final Logger log = LoggerFactory.getLogger(Teller.class);
  private static final int MOST_STEPS = 20;

  private final Parts parts;
  private final Course course;
  private final Tellings tellings;
  private final Duration window;
  private final PublishMetrics metrics;

  /** What the book has for telling, and the way out. */
  record Parts(
      DueAlerts due, Digests digests, Quota quota, Mutes mutes, Voice voice, Clock clock) {}

  /** How something is said. */
  record Voice(Notices notices, Announcer announcer, BackOff backOff) {}

  Teller(Parts parts, AlertSettings settings, PublishMetrics metrics) {
    this.parts = parts;
    this.course = new Course(settings);
    this.tellings = new Tellings(settings);
    this.window = settings.window();
    this.metrics = metrics;
  }

  void work(Leased leased) throws InterruptedException {
    Optional<Leased> next = Optional.of(leased);
    for (int step = 0; step < MOST_STEPS && next.isPresent(); step++) {
      next = step(next.get());
    }
  }

  /** Nothing once the lease is given back or lost. */
  private Optional<Leased> step(Leased leased) throws InterruptedException {
    Alert alert = leased.alert();
    Optional<Instant> muted =
        alert.cause().told() ? parts.mutes().until(alert.cause()) : Optional.empty();
    Instant now = now();
    return switch (course.next(alert, muted, now)) {
      case Step.Tell(Kind kind) -> tell(leased, kind);
      case Step.NextWindow _ -> parts.due().told(leased, tellings.nextWindow(alert, now));
      case Step.End _ -> orAgain(leased, parts.due().end(leased));
      case Step.Close _ -> unless(parts.due().close(leased), leased);
      case Step.Mute(Instant until) -> {
        parts.due().told(leased, Tellings.muted(alert));
        yield unless(parts.due().rest(leased, until), leased);
      }
      case Step.Wait(Instant until) -> unless(parts.due().rest(leased, until), leased);
    };
  }

  private Instant now() {
    return parts.clock().instant();
  }

  /** Where something has happened to the alert, it is looked at anew. */
  private Optional<Leased> unless(boolean done, Leased leased) throws InterruptedException {
    return done ? Optional.empty() : parts.due().again(leased);
  }

  private Optional<Leased> orAgain(Leased leased, Optional<Leased> changed)
      throws InterruptedException {
    return changed.isPresent() ? changed : parts.due().again(leased);
  }

  private Optional<Leased> tell(Leased leased, Kind kind) throws InterruptedException {
    Alert alert = leased.alert();
    if (alert.telling().held()) {
      return hold(leased, kind, parts.quota().begin());
    }
    if (alert.telling().count() > 0 || alert.telling().granted()) {
      return announce(leased, kind);
    }
    Optional<Instant> full = parts.quota().take();
    if (full.isPresent()) {
      return hold(leased, kind, full.get());
    }
    // Noted, so that whoever takes over does not take from the quota once more.
    Optional<Leased> granted = parts.due().told(leased, Tellings.granted(alert));
    return granted.isPresent() ? announce(granted.get(), kind) : Optional.empty();
  }

  /**
   * @param begin of the window that has no room for a notice of the alert's own
   */
  private Optional<Leased> hold(Leased leased, Kind kind, Instant begin)
      throws InterruptedException {
    boolean held =
        parts
            .digests()
            .hold(
                new DigestId(begin),
                begin.plus(window),
                leased,
                tellings.held(leased.alert(), now()));
    // A digest that is told already takes no more.
    return held ? parts.due().again(leased) : announce(leased, kind);
  }

  private Optional<Leased> announce(Leased leased, Kind kind) throws InterruptedException {
    Alert alert = leased.alert();
    Voice voice = parts.voice();
    Notice notice = voice.notices().of(alert, kind);
    try {
      voice.announcer().announce(notice);
    } catch (FairwayException | SdkException failed) {
      later(leased, failed);
      return Optional.empty();
    }
    metrics.published(kind);
    if (alert.telling().count() == 0) {
      metrics.latency(Duration.between(alert.life().openedAt(), now()));
    }
    return parts.due().told(leased, tellings.after(alert, kind, now()));
  }

  private void later(Leased leased, RuntimeException failed) throws InterruptedException {
    Alert alert = leased.alert();
    metrics.failed();
    Instant again = now().plus(parts.voice().backOff().after(alert.telling().failures()));
    log.warn("Alert {} is told of later, at {}: {}", alert.id(), again, failed.getMessage());
    parts.due().told(leased, Tellings.failed(alert));
    parts.due().rest(leased, again);
  }
}
