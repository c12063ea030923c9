package dev.fairway.batch.report;

import dev.fairway.batch.window.Window;
import java.util.List;

/** The reports that the task makes. */
public interface Reports {

  List<Report> all();

  /**
   * Makes a report of a window out of the files that are there now, unless its manifest says that
   * it was made of the very same. Outputs come first, the manifest last.
   *
   * @throws TooManyRejectsException where more rows were rejected than the report allows; the
   *     quarantine is written, no manifest is
   */
  Made make(Report report, Window window, Publishing publishing) throws InterruptedException;

  /** Asked right before a manifest is written. */
  @FunctionalInterface
  interface Publishing {

    /** Throws where this run may write no manifest any more, since another one holds the lease. */
    void check() throws InterruptedException;

    /** The fencing token of the run's lease, for the manifest; 0 where there is no lease. */
    default long token() {
      return 0;
    }
  }
}
