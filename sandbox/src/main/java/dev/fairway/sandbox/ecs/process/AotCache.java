package dev.fairway.sandbox.ecs.process;

import java.time.Duration;

/** What a JVM does with the ahead-of-time cache {@code app.aot} of its app. */
public enum AotCache {
  /** Starts from the cache where the app has one. */
  USE(Duration.ZERO),
  /** Writes the cache when it exits, which takes a busy machine minutes: a build's training run. */
  TRAIN(Duration.ofMinutes(5));

  private final Duration moreTimeToStop;

  AotCache(Duration moreTimeToStop) {
    this.moreTimeToStop = moreTimeToStop;
  }

  /** What a process gets beyond its stop timeout. */
  Duration moreTimeToStop() {
    return moreTimeToStop;
  }
}
