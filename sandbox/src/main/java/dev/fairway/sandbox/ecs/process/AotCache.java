package dev.fairway.sandbox.ecs.process;

/** What a JVM does with the ahead-of-time cache {@code app.aot} of its app. */
public enum AotCache {
  /** Starts from the cache where the app has one. */
  USE,
  /** Writes the cache when it exits: the training run of a build. */
  TRAIN
}
