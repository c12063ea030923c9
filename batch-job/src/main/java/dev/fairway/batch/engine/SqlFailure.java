package dev.fairway.batch.engine;

import java.sql.SQLException;

/** What DuckDB said to a statement that it refused or could not end. */
public final class SqlFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SqlFailure(SQLException cause) {
    super(String.valueOf(cause.getMessage()).strip(), cause);
  }

  /** Its first line, which says the most. */
  public String brief() {
    return String.valueOf(getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Whether memory or disk was too small, whatever the data. */
  boolean isShortage() {
    String message = String.valueOf(getMessage());
    return message.contains("Out of Memory") || message.contains("max_temp_directory_size");
  }
}
