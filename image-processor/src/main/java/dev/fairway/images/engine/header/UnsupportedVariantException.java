package dev.fairway.images.engine.header;

/** A sound file in a variant of its format that no engine here decodes; the message names it. */
public final class UnsupportedVariantException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedVariantException(String variant) {
    super(variant);
  }
}
