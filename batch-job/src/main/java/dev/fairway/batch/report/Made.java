package dev.fairway.batch.report;

import java.time.Duration;

/**
 * What making a report of a window came to.
 *
 * @param state whether it is new, replaces one that was made of other files, or was there already
 * @param manifestKey in the reports bucket
 * @param pageKey of the HTML page, in the reports bucket
 * @param files read
 * @param rowsRead used and rejected
 */
public record Made(
    State state,
    String manifestKey,
    String pageKey,
    int files,
    long rowsRead,
    long rowsUsed,
    long rowsRejected,
    Duration took) {

  /** How a made report stands to what was there before. */
  public enum State {
    NEW,
    CORRECTED,
    UNCHANGED
  }
}
