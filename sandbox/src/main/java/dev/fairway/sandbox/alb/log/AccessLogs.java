package dev.fairway.sandbox.alb.log;

import dev.fairway.sandbox.alb.proxy.RequestRecord;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes the access logs of load balancers whose attributes ask for them: a file each for every
 * five minutes of the region's time in which there were requests, more where there were many.
 */
public final class AccessLogs implements RequestRecord.Listener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AccessLogs.class);
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final int MOST_LINES = 20_000;

  private final Account account;
  private final Apis apis;
  private final S3Client s3;
  private final SandboxClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("access-log-", 0).factory());
  private List<RequestRecord> pending = new ArrayList<>();
  private SandboxClock.Timer next = () -> {};
  private boolean closed;

  /**
   * @param apis where load balancers tell their attributes
   * @param s3 writes the files
   */
  public AccessLogs(Account account, Apis apis, S3Client s3, SandboxClock clock) {
    this.account = account;
    this.apis = apis;
    this.s3 = s3;
    this.clock = clock;
    await(endOfInterval(clock.instant()));
  }

  @Override
  public void ended(RequestRecord request) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      pending.add(request);
      if (pending.size() >= MOST_LINES) {
        List<RequestRecord> full = taken();
        threads.execute(() -> write(full, endOfInterval(clock.instant())));
      }
    } finally {
      lock.unlock();
    }
  }

  private void await(Instant end) {
    lock.lock();
    try {
      if (!closed) {
        next = clock.at(end, "The access logs until " + end, () -> deliver(end));
      }
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Instant end) {
    write(taken(), end);
    await(end.plus(INTERVAL));
  }

  private List<RequestRecord> taken() {
    lock.lock();
    try {
      List<RequestRecord> taken = pending;
      pending = new ArrayList<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The outermost place: the next file comes whatever becomes of this one. */
  private void write(List<RequestRecord> requests, Instant end) {
    Map<String, List<RequestRecord>> byBalancer =
        requests.stream().collect(Collectors.groupingBy(RequestRecord::loadBalancer));
    byBalancer.forEach(
        (loadBalancer, lines) -> {
          try {
            LogPlace.of(apis, account, loadBalancer)
                .ifPresent(place -> put(place, LogFile.of(account, loadBalancer, end, lines)));
          } catch (SdkException | ApiException e) {
            log.warn("{} lines of the access log of {} are lost", lines.size(), loadBalancer, e);
          }
        });
  }

  private void put(LogPlace place, LogFile file) {
    s3.putObject(
        put -> put.bucket(place.bucket()).key(place.key(file)),
        RequestBody.fromBytes(file.bytes()));
  }

  private static Instant endOfInterval(Instant now) {
    long seconds = INTERVAL.toSeconds();
    return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
  }

  /** Writes what there is, for the interval that has not ended. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      next.cancel();
    } finally {
      lock.unlock();
    }
    write(taken(), endOfInterval(clock.instant()));
    threads.close();
  }
}
