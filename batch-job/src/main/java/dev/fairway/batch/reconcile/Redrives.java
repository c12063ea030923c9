package dev.fairway.batch.reconcile;

import dev.fairway.batch.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does about each suspect what is due: forgets it where its record has come or its object is gone,
 * sends its event again, or gives it up.
 */
final class Redrives {

  private static final Logger log = LoggerFactory.getLogger(Redrives.class);

  private final Bucket bucket;
  private final Records records;
  private final Suspects suspects;
  private final Sending sending;
  private final RedriveSettings settings;

  Redrives(
      Bucket bucket,
      Records records,
      Suspects suspects,
      Sending sending,
      RedriveSettings settings) {
    this.bucket = bucket;
    this.records = records;
    this.suspects = suspects;
    this.sending = sending;
    this.settings = settings;
  }

  Done run(Instant now, BooleanSupplier timeLeft) throws InterruptedException {
    var round = new Round(now);
    suspects.due(
        now,
        due -> {
          for (int from = 0; from < due.size() && goesOn(round, timeLeft); from += most()) {
            round.handle(due.subList(from, Math.min(due.size(), from + most())));
          }
          return goesOn(round, timeLeft);
        });
    return new Done(round.redriven, round.givenUp);
  }

  private boolean goesOn(Round round, BooleanSupplier timeLeft) {
    return round.redriven < settings.limit() && timeLeft.getAsBoolean();
  }

  private static int most() {
    return Records.MOST_KEYS;
  }

  /**
   * What was done.
   *
   * @param redriven events that a bus took
   */
  record Done(long redriven, long givenUp) {}

  /** Suspects of one run. */
  private final class Round {

    private final Instant now;
    private long redriven;
    private long givenUp;

    private Round(Instant now) {
      this.now = now;
    }

    private void handle(List<Suspect> some) throws InterruptedException {
      Map<String, Recorded> recorded =
          records.find(some.stream().map(Suspect::image).toList(), true);
      List<Event> events = new ArrayList<>();
      for (Suspect suspect : some) {
        Recorded record = recorded.get(suspect.image());
        Optional<Upload> lost = lost(suspect, record);
        if (lost.isEmpty()) {
          suspects.remove(suspect);
        } else if (suspect.events() >= settings.attempts()) {
          giveUp(suspect, lost.get());
        } else if (redriven + events.size() < settings.limit() && count(suspect)) {
          events.add(sending.shapes().redrive(lost.get(), record));
        }
      }
      redriven += events.size() - sending.events().put(events).size();
    }

    /** The object as it was suspected, unless it is gone, replaced, or has its record by now. */
    private Optional<Upload> lost(Suspect suspect, @Nullable Recorded record)
        throws InterruptedException {
      return bucket
          .find(suspect.key())
          .filter(upload -> upload.etag().equals(suspect.etag()))
          .filter(upload -> record == null || !record.isOf(upload));
    }

    private boolean count(Suspect suspect) throws InterruptedException {
      return suspects.count(suspect, now.plus(settings.pause(suspect.events() + 1)));
    }

    private void giveUp(Suspect suspect, Upload upload) throws InterruptedException {
      log.error(
          "{} has no record after {} redrives and is given up: look at the image-processor's log"
              + " for it.",
          suspect.image(),
          suspect.events());
      if (sending.shapes().alerts()) {
        sending.events().put(List.of(sending.shapes().givenUp(upload, suspect.events())));
      }
      suspects.giveUp(suspect, now, settings.lookBack());
      givenUp++;
    }
  }
}
