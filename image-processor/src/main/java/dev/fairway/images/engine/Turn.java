package dev.fairway.images.engine;

import dev.fairway.images.engine.header.Orientation;
import dev.fairway.images.engine.look.Pixels;

/** Turns and mirrors pixels. */
final class Turn {

  private Turn() {}

  static Pixels upright(Pixels stored, Orientation orientation) {
    if (orientation.equals(Orientation.UPRIGHT)) {
      return stored;
    }
    int width = orientation.isSideways() ? stored.height() : stored.width();
    int height = orientation.isSideways() ? stored.width() : stored.height();
    int bands = stored.bands();
    byte[] samples = new byte[stored.samples().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int turnedX = orientation.mirrored() ? width - 1 - x : x;
        int from = source(stored, orientation.quarterTurns(), turnedX, y) * bands;
        int to = (y * width + x) * bands;
        for (int band = 0; band < bands; band++) {
          samples[to + band] = stored.samples()[from + band];
        }
      }
    }
    return new Pixels(width, height, bands, samples);
  }

  /** The stored pixel that comes to (x, y) by turning clockwise. */
  private static int source(Pixels stored, int quarterTurns, int x, int y) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    return switch (quarterTurns) {
      case 1 -> (bottom - x) * stored.width() + y;
      case 2 -> (bottom - y) * stored.width() + right - x;
      case 3 -> x * stored.width() + right - y;
      default -> y * stored.width() + x;
    };
  }
}
