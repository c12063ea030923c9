package dev.fairway.sandbox.ecs.runtime;

import java.time.Instant;

/** Where the output of containers goes. */
@FunctionalInterface
public interface LogSink {

  /**
   * Takes one line of a container, without its line end. Lines of one stream come in their order,
   * on one thread.
   */
  void append(LogStream stream, Instant time, String line);
}
