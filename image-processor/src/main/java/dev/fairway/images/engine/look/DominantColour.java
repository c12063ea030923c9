package dev.fairway.images.engine.look;

/**
 * The colour that covers the most of a picture: the mean of the fullest of 512 cells of the RGB
 * cube, counting opaque pixels only.
 */
public final class DominantColour {

  private static final int HALF_OPAQUE = 128;

  private DominantColour() {}

  /** As #rrggbb; white for a picture that is wholly transparent. */
  public static String of(Pixels pixels) {
    int[] counts = new int[512];
    long[][] sums = new long[3][512];
    for (int i = 0; i < pixels.width() * pixels.height(); i++) {
      if (pixels.alpha(i) >= HALF_OPAQUE) {
        int red = pixels.red(i);
        int green = pixels.green(i);
        int blue = pixels.blue(i);
        int cell = red >> 5 << 6 | green >> 5 << 3 | blue >> 5;
        counts[cell]++;
        sums[0][cell] += red;
        sums[1][cell] += green;
        sums[2][cell] += blue;
      }
    }
    int fullest = 0;
    for (int cell = 1; cell < counts.length; cell++) {
      if (counts[cell] > counts[fullest]) {
        fullest = cell;
      }
    }
    int count = counts[fullest];
    return count == 0
        ? "#ffffff"
        : "#%02x%02x%02x"
            .formatted(
                mean(sums[0][fullest], count),
                mean(sums[1][fullest], count),
                mean(sums[2][fullest], count));
  }

  private static long mean(long sum, int count) {
    return (sum + count / 2) / count;
  }
}
