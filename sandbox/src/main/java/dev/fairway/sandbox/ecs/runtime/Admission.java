package dev.fairway.sandbox.ecs.runtime;

/** A task's room on this machine, or its place in the queue for it; closing it gives it back. */
public interface Admission extends AutoCloseable {

  @Override
  void close();
}
