package dev.fairway.images.engine;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on a thread of its own and ends it when its time is up: steps check the limit between
 * them, and a step that runs long leaves a way to stop it. What can't be stopped is left behind on
 * a daemon thread; the limits on pixels and memory bound how long that goes on.
 */
final class TimeLimit {

  private static final Logger log = LoggerFactory.getLogger(TimeLimit.class);
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** Ends the offer to stop; waits for a stop that is under way. */
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }

  private final Duration duration;
  private @Nullable Runnable stop;
  private boolean over;

  private TimeLimit(Duration duration) {
    this.duration = duration;
  }

  /**
   * Runs the work to its end or to the limit's.
   *
   * @throws Refusal with TOO_SLOW if the time was up first
   */
  static <T> T run(Duration duration, Function<TimeLimit, T> work) {
    TimeLimit limit = new TimeLimit(duration);
    FutureTask<T> task = new FutureTask<>(() -> work.apply(limit));
    Thread thread = Thread.ofPlatform().daemon().name("image").start(task);
    try {
      return limit.await(task);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      limit.stop();
      Thread.currentThread().interrupt();
      throw new CancellationException("The processing of an image was interrupted");
    } catch (TimeoutException e) {
      log.warn("Thread {} can't be stopped and is left behind", thread.getName());
      throw limit.tooSlow();
    }
  }

  private <T> T await(FutureTask<T> task)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return task.get(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      stop();
      task.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
      throw tooSlow();
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }

  private synchronized void stop() {
    over = true;
    if (stop != null) {
      stop.run();
    }
  }

  /** Between two steps. */
  synchronized void check() {
    if (over) {
      throw tooSlow();
    }
  }

  /** Whether a failure is the effect of a stop. */
  synchronized boolean isOver() {
    return over;
  }

  /** Offers a way to stop what follows, until the guard is closed; it runs on another thread. */
  synchronized Guard stoppedBy(Runnable newStop) {
    check();
    stop = newStop;
    return this::unguard;
  }

  private synchronized void unguard() {
    stop = null;
  }

  Refusal tooSlow() {
    return new Refusal(
        Reason.TOO_SLOW,
        "The image was not processed within %d ms; upload a smaller or simpler one."
            .formatted(duration.toMillis()));
  }
}
