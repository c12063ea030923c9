package dev.fairway.images.engine;

/** Why an upload was refused, in a word that a query or an alarm can count. */
public enum Reason {
  /** No bytes at all. */
  EMPTY,
  /** More bytes than allowed. */
  TOO_LARGE,
  /** Not an image of any known kind, whatever its name says. */
  UNKNOWN_TYPE,
  /** A known kind that is not taken here, such as SVG, or HEIC without a decoder. */
  UNSUPPORTED_TYPE,
  /** Width times height beyond the limit. */
  TOO_MANY_PIXELS,
  /** One side beyond the limit, or zero. */
  DIMENSIONS,
  /** An animation with more frames than allowed. */
  TOO_MANY_FRAMES,
  /** Within the other limits, but stored so that decoding needs more memory than allowed. */
  TOO_MUCH_MEMORY,
  /** Truncated, or its content contradicts its header. */
  BROKEN,
  /** Not finished within the time limit. */
  TOO_SLOW
}
