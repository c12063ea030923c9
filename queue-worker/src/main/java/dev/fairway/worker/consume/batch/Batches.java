package dev.fairway.worker.consume.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  /** Sends a batch and returns the answers in the order of its requests. */
  @FunctionalInterface
  public interface Call<T, R> {
    List<R> send(List<T> requests) throws InterruptedException;
  }

  private record Waiting<T, R>(T request, CompletableFuture<R> answer) {}

  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore lanes;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int most;
  private final Duration linger;
  private final Call<T, R> call;
  private List<Waiting<T, R>> gathering = new ArrayList<>();
  private boolean closed;

  private Batches(int most, int lanes, Duration linger, Call<T, R> call) {
    this.lanes = new Semaphore(lanes);
    this.most = most;
    this.linger = linger;
    this.call = call;
  }

  /**
   * Starts to take requests.
   *
   * @param most requests in a batch
   * @param lanes batches under way at once; few make large batches of a service that is slow
   * @param linger how long a request may wait for others
   */
  public static <T, R> Batches<T, R> start(int most, int lanes, Duration linger, Call<T, R> call) {
    return new Batches<>(most, lanes, linger, call);
  }

  /** Waits until the request's batch was sent, and returns its answer or throws the failure. */
  public R ask(T request) throws InterruptedException {
    Waiting<T, R> waiting = new Waiting<>(request, new CompletableFuture<>());
    add(waiting);
    try {
      return waiting.answer().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A batch failed.", failed.getCause());
    }
  }

  /** Lets the request go with the next batch; a failure is logged. */
  public void tell(T request) {
    add(new Waiting<>(request, new CompletableFuture<>()));
  }

  private void add(Waiting<T, R> waiting) {
    if (!gather(waiting)) {
      send(List.of(waiting));
    }
  }

  /** False where it is too late for a batch. */
  private synchronized boolean gather(Waiting<T, R> waiting) {
    if (closed) {
      return false;
    }
    gathering.add(waiting);
    List<Waiting<T, R>> batch = gathering;
    if (batch.size() == most) {
      gathering = new ArrayList<>(most);
      senders.execute(() -> sendFull(batch));
    } else if (batch.size() == 1) {
      senders.execute(() -> sendInTime(batch));
    }
    return true;
  }

  private void sendFull(List<Waiting<T, R>> batch) {
    lanes.acquireUninterruptibly();
    send(batch);
    lanes.release();
  }

  /** Sends the batch if it is not full by then; while all lanes are taken it grows on. */
  private void sendInTime(List<Waiting<T, R>> batch) {
    awaitMore();
    lanes.acquireUninterruptibly();
    if (isOurs(batch)) {
      send(batch);
    }
    lanes.release();
  }

  private void awaitMore() {
    try {
      if (closing.await(linger.toNanos(), TimeUnit.NANOSECONDS)) {
        log.debug("The last batch goes at once");
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isOurs(List<Waiting<T, R>> batch) {
    if (gathering != batch) {
      return false;
    }
    gathering = new ArrayList<>(most);
    return true;
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
    }
  }

  /** Sends what still waits, and returns when it was sent; later requests go one by one. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    closing.countDown();
    senders.close();
  }
}
