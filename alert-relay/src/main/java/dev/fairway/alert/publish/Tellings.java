package dev.fairway.alert.publish;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.Alert.State;
import dev.fairway.alert.book.Alert.Telling;
import dev.fairway.alert.notice.Notice.Kind;
import java.time.Instant;

/** What people have been told once something is told, or was not. */
final class Tellings {

  private final AlertSettings settings;

  Tellings(AlertSettings settings) {
    this.settings = settings;
  }

  Telling after(Alert alert, Kind kind, Instant now) {
    boolean recovery = kind == Kind.RECOVERY;
    int step = recovery ? alert.telling().step() : nextStep(alert);
    return new Telling(
        alert.tally().count(),
        alert.telling().notices() + 1,
        kind == Kind.FIRST || (!recovery && alert.life().state() == State.OPEN),
        false,
        false,
        false,
        step,
        recovery ? alert.telling().windowEndsAt() : now.plus(settings.window(step)),
        0);
  }

  /** The first window is not doubled. */
  private static int nextStep(Alert alert) {
    return alert.telling().count() == 0 ? 0 : alert.telling().step() + 1;
  }

  Telling held(Alert alert, Instant now) {
    int step = nextStep(alert);
    return new Telling(
        alert.tally().count(),
        alert.telling().notices(),
        false,
        true,
        false,
        false,
        step,
        now.plus(settings.window(step)),
        0);
  }

  Telling nextWindow(Alert alert, Instant now) {
    Telling before = alert.telling();
    return new Telling(
        before.count(),
        before.notices(),
        before.goesOn(),
        before.held(),
        before.muted(),
        before.granted(),
        before.step(),
        now.plus(settings.window(before.step())),
        before.failures());
  }

  static Telling muted(Alert alert) {
    Telling before = alert.telling();
    return new Telling(
        before.count(),
        before.notices(),
        before.goesOn(),
        before.held(),
        before.count() == 0,
        before.granted(),
        before.step(),
        before.windowEndsAt(),
        before.failures());
  }

  /** It may be told of by a notice of its own. */
  static Telling granted(Alert alert) {
    Telling before = alert.telling();
    return new Telling(
        before.count(),
        before.notices(),
        before.goesOn(),
        before.held(),
        before.muted(),
        true,
        before.step(),
        before.windowEndsAt(),
        before.failures());
  }

  static Telling failed(Alert alert) {
    Telling before = alert.telling();
    return new Telling(
        before.count(),
        before.notices(),
        before.goesOn(),
        before.held(),
        before.muted(),
        before.granted(),
        before.step(),
        before.windowEndsAt(),
        before.failures() + 1);
  }
}
