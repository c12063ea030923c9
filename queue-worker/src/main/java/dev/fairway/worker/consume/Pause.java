package dev.fairway.worker.consume;

/**
 * Whether the whole service, all tasks of it, takes jobs. All throw an OutOfReachException where
 * that can't be read or written.
 */
public interface Pause {

  boolean paused();

  /** Lets no task take more; what runs is done to its end. */
  void pause();

  void resume();
}
