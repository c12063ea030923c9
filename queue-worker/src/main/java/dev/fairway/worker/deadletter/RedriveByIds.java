package dev.fairway.worker.deadletter;

import dev.fairway.common.failure.FairwayException;
import dev.fairway.worker.deadletter.Redrive.Progress;
import dev.fairway.worker.deadletter.Redrive.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes through the dead-letter queue once and moves one message of each id back. What it does not
 * want it keeps hidden until it is through, so that it sees each message once; in a FIFO queue the
 * rest of a group stays behind its first message meanwhile.
 */
final class RedriveByIds implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(RedriveByIds.class);
  private static final Duration HIDDEN = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final int MOST_SEEN = 10_000;

  private final DeadLetterQueue queue;
  private final RedriveRecords records;
  private final JsonMapper json;
  private final Clock clock;
  private final Set<String> wanted;
  private Redrive redrive;

  RedriveByIds(
      DeadLetterQueue queue,
      RedriveRecords records,
      JsonMapper json,
      Clock clock,
      List<String> ids,
      Redrive redrive) {
    this.queue = queue;
    this.records = records;
    this.json = json;
    this.clock = clock;
    this.wanted = new LinkedHashSet<>(ids);
    this.redrive = redrive;
  }

  @Override
  public void run() {
    try {
      pass();
      long moved = redrive.progress().moved();
      save(new Progress(State.COMPLETED, moved, toMove(), List.copyOf(wanted), null));
    } catch (FairwayException | SdkException failed) {
      log.warn("Redrive {} failed", redrive.id(), failed);
      saveFailed("The queue could not be read or written; ask for the rest again.");
    } catch (InterruptedException stopped) {
      saveFailed("The task that did it was stopped; ask for the rest again.");
    }
  }

  private void saveFailed(String reason) {
    try {
      save(redrive.progress().failed(reason));
    } catch (FairwayException | SdkException | InterruptedException lost) {
      log.warn("The end of redrive {} is not recorded", redrive.id(), lost);
    }
  }

  private void pass() throws InterruptedException {
    Instant until = clock.instant().plus(LONGEST);
    var others = new ArrayList<Message>();
    try {
      while (!wanted.isEmpty() && others.size() < MOST_SEEN && clock.instant().isBefore(until)) {
        List<Message> some = queue.take(HIDDEN, Integer.MAX_VALUE);
        if (some.isEmpty()) {
          return;
        }
        for (Message message : some) {
          take(message, others);
        }
        save(Progress.running(redrive.progress().moved(), toMove()));
      }
    } finally {
      queue.giveBack(others);
    }
  }

  private void take(Message message, List<Message> others) throws InterruptedException {
    if (wanted.remove(message.messageId()) || jobId(message).map(wanted::remove).orElse(false)) {
      queue.moveBack(message, redrive.id());
      redrive =
          redrive.with(Progress.running(redrive.progress().moved() + 1, toMove()), clock.instant());
    } else {
      others.add(message);
    }
  }

  private Optional<String> jobId(Message message) {
    String written = DeadLetter.attribute(message, "JobId");
    if (written != null) {
      return Optional.of(written);
    }
    try {
      return json.readTree(message.body()).path("id").stringValueOpt();
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  private Long toMove() {
    return redrive.progress().toMove() == null ? 0L : redrive.progress().toMove();
  }

  private void save(Progress progress) throws InterruptedException {
    redrive = redrive.with(progress, clock.instant());
    records.save(redrive);
  }
}
