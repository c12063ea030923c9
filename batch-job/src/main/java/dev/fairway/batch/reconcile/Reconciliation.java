package dev.fairway.batch.reconcile;

import dev.fairway.batch.event.Events;
import dev.fairway.batch.reconcile.Bucket.Page;
import dev.fairway.batch.state.StateTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Finds uploads whose record never came, because their event or their task was lost, and has them
 * started again.
 *
 * <p>The listing goes in the order of the keys, for as long as a run has time for it, and the next
 * run goes on. Only what was uploaded since the pass before is looked up in the images table, so
 * that the record of a refused upload, which expires, is never missed later.
 */
public final class Reconciliation {

  private final UploadSettings uploads;
  private final RedriveSettings settings;
  private final Bucket bucket;
  private final Records records;
  private final Passes passes;
  private final Suspects suspects;
  private final Redrives redrives;
  private final Clock clock;

  /**
   * @param uploads which objects must have a record
   * @param places the images table, and what is told of uploads that are given up
   */
  public Reconciliation(
      UploadSettings uploads,
      RedriveSettings settings,
      Clients clients,
      Places places,
      Clock clock) {
    this.uploads = uploads;
    this.settings = settings;
    this.clock = clock;
    bucket = new Bucket(clients.s3(), uploads.bucket());
    records = new Records(clients.dynamoDb(), places.imagesTable());
    passes = new Passes(clients.state(), uploads.bucket(), settings);
    suspects = new Suspects(clients.state());
    var events = new RedriveEvents(places.alertBus());
    redrives =
        new Redrives(bucket, records, suspects, new Sending(clients.events(), events), settings);
  }

  /**
   * Looks for suspects, then redrives or gives up those that are due.
   *
   * @param timeLeft asked between parts of the work
   */
  public Findings run(BooleanSupplier timeLeft) throws InterruptedException {
    Instant now = clock.instant();
    Pass pass = passes.begin(now);
    long listed = 0;
    long found = 0;
    boolean complete = false;
    while (!complete && timeLeft.getAsBoolean()) {
      Page page = bucket.list(uploads.prefix(), pass.cursor());
      listed += page.uploads().size();
      found += look(page.uploads(), pass, now);
      complete = !page.more();
      if (!complete) {
        pass = pass.at(page.uploads().getLast().key());
        passes.keep(pass, page.uploads().getLast().key());
      }
    }
    if (complete) {
      passes.complete(pass);
    }
    Redrives.Done done = redrives.run(now, timeLeft);
    return new Findings(listed, complete, found, done.redriven(), done.givenUp());
  }

  private long look(List<Upload> page, Pass pass, Instant now) throws InterruptedException {
    List<Upload> young =
        page.stream()
            .filter(upload -> uploads.takes(upload.key(), upload.bytes()))
            .filter(upload -> pass.covers(upload, settings))
            .toList();
    long found = 0;
    for (int from = 0; from < young.size(); from += Records.MOST_KEYS) {
      found += compare(young.subList(from, Math.min(young.size(), from + Records.MOST_KEYS)), now);
    }
    return found;
  }

  private long compare(List<Upload> some, Instant now) throws InterruptedException {
    Map<String, Recorded> recorded = records.find(some.stream().map(Upload::image).toList(), false);
    long found = 0;
    for (Upload upload : some) {
      Recorded record = recorded.get(upload.image());
      if (record == null || !record.isOf(upload)) {
        suspects.add(upload, now.plus(wait(upload)));
        found++;
      }
    }
    return found;
  }

  /** What came in parts may have come this very moment. */
  private Duration wait(Upload upload) {
    return upload.isMultipart() ? settings.after() : Duration.ZERO;
  }

  /** What reconciliation talks to. */
  public record Clients(S3Client s3, DynamoDbClient dynamoDb, StateTable state, Events events) {}

  /**
   * Names.
   *
   * @param alertBus blank for none
   */
  public record Places(String imagesTable, String alertBus) {}

  /**
   * What a run found and did.
   *
   * @param listed objects of this run
   * @param complete whether the listing came to its end
   * @param suspects uploads without a record
   * @param redriven events that were sent
   * @param givenUp uploads for which no more are sent
   */
  public record Findings(
      long listed, boolean complete, long suspects, long redriven, long givenUp) {}
}
