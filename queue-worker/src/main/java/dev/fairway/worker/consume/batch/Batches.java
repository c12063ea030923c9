package dev.fairway.worker.consume.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the single requests of many threads together: a batch goes when it is full, or when its
 * first request has waited for as long as it may.
 */
public final class Batches<T, R> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Batches.class);
  private static final int LANES = 4;

  /** Sends a batch and returns the answers in the order of its requests. */
  @FunctionalInterface
  public interface Call<T, R> {
    List<R> send(List<T> requests) throws InterruptedException;
  }

  private record Waiting<T, R>(T request, CompletableFuture<R> answer) {}

  private final BlockingQueue<Optional<Waiting<T, R>>> waiting = new LinkedBlockingQueue<>();
  private final Semaphore lanes = new Semaphore(LANES);
  private final int most;
  private final Duration linger;
  private final Call<T, R> call;
  private final Thread gatherer;
  private volatile boolean closed;

  private Batches(int most, Duration linger, Call<T, R> call) {
    this.most = most;
    this.linger = linger;
    this.call = call;
    this.gatherer = Thread.ofVirtual().name("batches").unstarted(this::gather);
  }

  /**
   * Starts to take requests.
   *
   * @param most requests in a batch
   * @param linger how long a request may wait for others
   */
  public static <T, R> Batches<T, R> start(int most, Duration linger, Call<T, R> call) {
    var batches = new Batches<>(most, linger, call);
    batches.gatherer.start();
    return batches;
  }

  /** Waits until the request's batch was sent, and returns its answer or throws the failure. */
  public R ask(T request) throws InterruptedException {
    if (closed) {
      return call.send(List.of(request)).getFirst();
    }
    CompletableFuture<R> answer = new CompletableFuture<>();
    waiting.add(Optional.of(new Waiting<>(request, answer)));
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A batch failed.", failed.getCause());
    }
  }

  /** Lets the request go with the next batch; a failure is logged. */
  public void tell(T request) {
    waiting.add(Optional.of(new Waiting<>(request, new CompletableFuture<>())));
  }

  private void gather() {
    try {
      while (true) {
        lanes.acquire();
        List<Waiting<T, R>> batch = next();
        if (batch.isEmpty()) {
          lanes.release();
          return;
        }
        Thread.ofVirtual().start(() -> send(batch));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting<T, R>> next() throws InterruptedException {
    List<Waiting<T, R>> batch = new ArrayList<>(most);
    waiting.take().ifPresent(batch::add);
    long end = System.nanoTime() + linger.toNanos();
    while (!batch.isEmpty() && batch.size() < most) {
      Optional<Waiting<T, R>> more = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (more == null) {
        break;
      }
      if (more.isEmpty()) {
        waiting.add(more);
        break;
      }
      batch.add(more.get());
    }
    return batch;
  }

  /** The outermost place of a batch: whatever happens is told to all who wait for it. */
  private void send(List<Waiting<T, R>> batch) {
    try {
      List<R> answers = call.send(batch.stream().map(Waiting::request).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (Exception failed) {
      log.warn("A batch of {} failed: {}", batch.size(), failed.toString());
      batch.forEach(waiter -> waiter.answer().completeExceptionally(failed));
    } finally {
      lanes.release();
    }
  }

  /** Sends what still waits, and returns when it was sent; later requests go one by one. */
  @Override
  public void close() {
    closed = true;
    waiting.add(Optional.empty());
    try {
      gatherer.join();
      lanes.acquire(LANES);
      lanes.release(LANES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
