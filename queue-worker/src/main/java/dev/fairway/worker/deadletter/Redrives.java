package dev.fairway.worker.deadletter;

import dev.fairway.worker.deadletter.Redrive.Progress;
import dev.fairway.worker.deadletter.Redrive.Scope;
import dev.fairway.worker.deadletter.Redrive.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Starts redrives and tells how far they are; all of them by SQS itself, some ids by a thread. */
public final class Redrives implements AutoCloseable {

  private static final Duration SILENT = Duration.ofMinutes(5);

  private final DeadLetterQueue queue;
  private final MoveTasks moves;
  private final RedriveRecords records;
  private final JsonMapper json;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("redrive-", 0).factory());

  Redrives(
      DeadLetterQueue queue,
      MoveTasks moves,
      RedriveRecords records,
      JsonMapper json,
      Clock clock) {
    this.queue = queue;
    this.moves = moves;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** Moves all; empty where SQS is moving all already. */
  public Optional<Redrive> all() throws InterruptedException {
    Optional<Long> began = moves.start();
    if (began.isEmpty()) {
      return Optional.empty();
    }
    Redrive started = started(Scope.ALL, null, began.get());
    records.save(started);
    return Optional.of(started);
  }

  /** Moves one message of each job id or message id. */
  public Redrive byIds(List<String> ids) throws InterruptedException {
    Redrive started = started(Scope.IDS, (long) ids.size(), null);
    records.save(started);
    threads.execute(new RedriveByIds(queue, records, json, clock, ids, started));
    return started;
  }

  private Redrive started(Scope scope, @Nullable Long toMove, @Nullable Long movedBy) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    return new Redrive(id, scope, Progress.running(0, toMove), now, now, movedBy);
  }

  public Optional<Redrive> find(String id) throws InterruptedException {
    Optional<Redrive> found = records.find(id);
    return found.isEmpty() ? found : Optional.of(upToDate(found.get()));
  }

  private Redrive upToDate(Redrive redrive) throws InterruptedException {
    Instant now = clock.instant();
    if (redrive.progress().state() != State.RUNNING) {
      return redrive;
    }
    Long movedBy = redrive.movedBy();
    if (movedBy == null) {
      return redrive.updatedAt().isBefore(now.minus(SILENT))
          ? redrive.with(
              redrive.progress().failed("The task that did it is gone; ask for the rest again."),
              now)
          : redrive;
    }
    Optional<Progress> progress = moves.progress(movedBy);
    if (progress.isEmpty()) {
      return redrive;
    }
    Redrive current = redrive.with(progress.get(), now);
    records.save(current);
    return current;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
