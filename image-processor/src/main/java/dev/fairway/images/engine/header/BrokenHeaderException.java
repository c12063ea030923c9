package dev.fairway.images.engine.header;

/**
 * The file contradicts its own format; the message is a clause such as "it ends inside a chunk".
 */
public final class BrokenHeaderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenHeaderException(String clause) {
    super(clause);
  }
}
