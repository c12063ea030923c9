package dev.fairway.benchmarks.relay;

import java.time.Duration;

/**
 * What is sent: so many events a second, for a while.
 *
 * @param rate events a second; 0 is all of them as fast as the queue takes them
 * @param causesPerSecond how many of them are the first of their cause, and so are told of
 */
record Course(int rate, int events, int causesPerSecond) {

  /** Causes from here on, so that no two courses share one. */
  int cause(int first, int event) {
    if (rate == 0) {
      return first + event % Math.max(1, causesPerSecond);
    }
    int every = Math.max(1, rate / causesPerSecond);
    return first + event / every;
  }

  /** When an event is due, from the start. */
  Duration due(int event) {
    return rate == 0 ? Duration.ZERO : Duration.ofNanos(event * 1_000_000_000L / rate);
  }
}
