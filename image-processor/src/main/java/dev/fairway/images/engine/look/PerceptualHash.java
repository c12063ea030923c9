package dev.fairway.images.engine.look;

import java.util.Arrays;

/**
 * A 64-bit hash that survives scaling and recompression: the signs, against their median, of the 8
 * × 8 lowest frequencies of a 32 × 32 grey picture's cosine transform. Pictures that look alike
 * differ in few bits.
 */
public final class PerceptualHash {

  private static final int SIDE = 32;
  private static final int LOW = 8;

  private PerceptualHash() {}

  /** 16 lower-case hex digits, the lowest frequency in the highest bit. */
  public static String of(Pixels pixels) {
    double[] luma = luma(square(pixels));
    double[] lows = new double[LOW * LOW];
    for (int v = 0; v < LOW; v++) {
      for (int u = 0; u < LOW; u++) {
        lows[v * LOW + u] = frequency(luma, u, v);
      }
    }
    // The mean of the picture says nothing of its shape.
    lows[0] = 0;
    double[] sorted = lows.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long hash = 0;
    for (double low : lows) {
      hash = hash << 1 | (low > median ? 1 : 0);
    }
    return "%016x".formatted(hash);
  }

  private static double[] luma(Pixels square) {
    double[] luma = new double[SIDE * SIDE];
    for (int i = 0; i < luma.length; i++) {
      double opaque = square.alpha(i) / 255.0;
      double grey = 0.299 * square.red(i) + 0.587 * square.green(i) + 0.114 * square.blue(i);
      luma[i] = grey * opaque + 255 * (1 - opaque);
    }
    return luma;
  }

  private static double frequency(double[] luma, int u, int v) {
    double sum = 0;
    for (int y = 0; y < SIDE; y++) {
      double rowWave = wave(y, v);
      for (int x = 0; x < SIDE; x++) {
        sum += luma[y * SIDE + x] * wave(x, u) * rowWave;
      }
    }
    return sum;
  }

  private static double wave(int position, int frequency) {
    return WAVES[frequency * SIDE + position];
  }

  private static final double[] WAVES = waves();

  private static double[] waves() {
    double[] waves = new double[LOW * SIDE];
    for (int frequency = 0; frequency < LOW; frequency++) {
      for (int position = 0; position < SIDE; position++) {
        waves[frequency * SIDE + position] =
            Math.cos(Math.PI * frequency * (2 * position + 1) / (2 * SIDE));
      }
    }
    return waves;
  }

  /** Averages a larger side down to 32 and repeats the pixels of a smaller one. */
  private static Pixels square(Pixels pixels) {
    Pixels small = pixels.shrinkTo(Math.min(pixels.width(), SIDE), Math.min(pixels.height(), SIDE));
    byte[] square = new byte[SIDE * SIDE * small.bands()];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int from = y * small.height() / SIDE * small.width() + x * small.width() / SIDE;
        System.arraycopy(
            small.samples(),
            from * small.bands(),
            square,
            (y * SIDE + x) * small.bands(),
            small.bands());
      }
    }
    return new Pixels(SIDE, SIDE, small.bands(), square);
  }
}
