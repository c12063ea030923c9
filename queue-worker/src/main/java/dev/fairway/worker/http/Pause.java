package dev.fairway.worker.http;

/** Whether the service takes jobs at all: every task of it, not this one alone. */
public interface Pause {

  boolean paused();

  /** Lets what runs end and takes nothing new, until {@link #resume}. */
  void pause();

  void resume();
}
