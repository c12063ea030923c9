package dev.fairway.batch.engine;

/**
 * What became of every row of a window's files: what was read is either used or rejected.
 *
 * @param used by the report's sections
 * @param rejected and in the quarantine
 * @param elsewhere good rows of other windows, by their time
 */
public record RowAccount(long used, long rejected, long elsewhere) {

  /** Used and rejected. */
  public long read() {
    return used + rejected;
  }

  /** In percent of what was read. */
  public double percentRejected() {
    return read() == 0 ? 0 : 100.0 * rejected / read();
  }
}
