package dev.fairway.sandbox.ecs.runtime;

import java.time.Duration;
import java.util.List;

/** A container that was started and may have ended since. */
public interface RunningContainer {

  /** Sends SIGTERM. */
  void terminate();

  /** Sends SIGKILL to everything in the container. */
  void kill();

  /** What the container has used so far. */
  Usage usage();

  /**
   * Runs a command in the container, as a health check does; true where it exits with 0 in time.
   */
  boolean succeeds(List<String> command, Duration timeout);
}
