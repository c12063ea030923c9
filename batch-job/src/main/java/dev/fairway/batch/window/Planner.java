package dev.fairway.batch.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which windows are due. A report starts with the last closed window; from then on none is
 * left out, however long no run took place.
 *
 * @param catchUp most due windows of one run
 * @param grace how long after its end a window is looked at again
 */
public record Planner(int catchUp, Duration grace) {

  public Plan plan(Duration length, Instant now, Optional<Progress> progress) {
    Window lastClosed = before(now, length);
    return progress
        .map(so -> plan(so, lastClosed, now))
        .orElseGet(() -> new Plan(List.of(lastClosed), List.of(), 0));
  }

  /** The window that ends last before a moment, or right then; windows count from 1970 in UTC. */
  public static Window before(Instant moment, Duration length) {
    return new Window(floor(moment, length).minus(length), length);
  }

  private Plan plan(Progress progress, Window lastClosed, Instant now) {
    Duration length = lastClosed.length();
    Instant doneUntil = floor(progress.doneUntil(), length);
    long missed = Math.max(0, Duration.between(doneUntil, lastClosed.end()).dividedBy(length));
    List<Window> due =
        Stream.iterate(new Window(doneUntil, length), Window::next)
            .limit(Math.min(missed, catchUp))
            .toList();
    return new Plan(due, again(progress, doneUntil, lastClosed, now), missed - due.size());
  }

  private List<Window> again(Progress progress, Instant doneUntil, Window lastClosed, Instant now) {
    Instant end = doneUntil.isBefore(lastClosed.end()) ? doneUntil : lastClosed.end();
    Window newest = before(end, lastClosed.length());
    return Stream.iterate(newest, window -> before(window.start(), window.length()))
        .takeWhile(window -> !window.start().isBefore(progress.first()))
        .takeWhile(window -> !window.end().plus(grace).isBefore(now))
        .sorted()
        .toList();
  }

  private static Instant floor(Instant moment, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}
