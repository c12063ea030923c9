package dev.fairway.images.engine.vips;

/** libvips refused a call; the message is its own, on one line. */
public final class VipsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VipsException(String message) {
    super(message);
  }
}
