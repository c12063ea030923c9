package dev.fairway.sandbox.tour;

import java.util.Locale;

/** Sizes as a person reads them, in powers of ten. */
final class Bytes {

  private Bytes() {}

  static String readable(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
