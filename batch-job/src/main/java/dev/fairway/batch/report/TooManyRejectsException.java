package dev.fairway.batch.report;

/** More rows were rejected than a report allows. */
public final class TooManyRejectsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message says which report and window, how many of how many rows, and where the
   *     quarantine is
   */
  public TooManyRejectsException(String message) {
    super(message);
  }
}
