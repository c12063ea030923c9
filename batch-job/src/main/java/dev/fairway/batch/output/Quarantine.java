package dev.fairway.batch.output;

import dev.fairway.batch.engine.Session;
import java.nio.file.Path;

/** Writes the rejected rows: a line of JSON each, with file, line, reason and text. */
public final class Quarantine {

  private final Session session;

  public Quarantine(Session session) {
    this.session = session;
  }

  /**
   * @param file in a folder that the session may write to
   */
  public void write(Path file) throws InterruptedException {
    session.run(
        """
        COPY (SELECT f.name AS file, r.line, r.reason, r.text FROM rejected r \
        JOIN files f ON f.number = r.file ORDER BY f.name, r.line, r.reason, r.text) \
        TO '%s' (FORMAT json, COMPRESSION gzip)\
        """
            .formatted(file));
  }
}
