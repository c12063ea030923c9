package dev.fairway.worker.http;

import dev.fairway.worker.consume.Pause;

/** A switch with nothing behind it. */
final class MemoryPause implements Pause {

  private volatile boolean paused;

  @Override
  public boolean paused() {
    return paused;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }
}
