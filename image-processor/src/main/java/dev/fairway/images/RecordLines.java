package dev.fairway.images;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The data bucket's copy of the records: a line of JSON each, under the hour of its event (UTC).
 */
final class RecordLines implements RecordFollower {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'image-records/dt='yyyy-MM-dd'/hr='HH'/'")
          .withZone(ZoneOffset.UTC);

  private final ObjectStore store;
  private final String bucket;

  RecordLines(ObjectStore store, String bucket) {
    this.store = store;
    this.bucket = bucket;
  }

  /** Puts the line; the same record gives the same key and the same bytes. */
  @Override
  public void follow(StoredRecord record) throws InterruptedException {
    byte[] line = (record.json() + "\n").getBytes(StandardCharsets.UTF_8);
    store.put(bucket, key(record), line, "application/x-ndjson");
  }

  static String key(StoredRecord record) {
    return HOUR.format(record.receivedAt()) + record.id() + ".json";
  }
}
