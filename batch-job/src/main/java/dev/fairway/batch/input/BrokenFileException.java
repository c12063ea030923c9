package dev.fairway.batch.input;

/** The content of a file is not what its format asks for, whoever reads it again. */
public final class BrokenFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BrokenFileException(String reason) {
    super(reason);
  }
}
