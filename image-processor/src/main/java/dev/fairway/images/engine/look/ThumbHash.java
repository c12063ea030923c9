package dev.fairway.images.engine.look;

import java.util.Arrays;
import java.util.Base64;

/**
 * A ThumbHash: the few lowest frequencies of a picture's lightness, two colour differences and
 * alpha, packed into some 25 bytes that a page can draw a blurred preview from. The layout is that
 * of the format's public description (evanw.github.io/thumbhash).
 */
public final class ThumbHash {

  private static final int MAX_SIDE = 100;

  private final Pixels pixels;
  private final byte[] hash = new byte[32];
  private int nibbles;

  private ThumbHash(Pixels pixels) {
    this.pixels = pixels;
  }

  /** In Base64. */
  public static String of(Pixels pixels) {
    double scale = Math.min(1.0, (double) MAX_SIDE / Math.max(pixels.width(), pixels.height()));
    Pixels small =
        pixels.shrinkTo(
            (int) Math.max(1, Math.round(pixels.width() * scale)),
            (int) Math.max(1, Math.round(pixels.height() * scale)));
    return Base64.getEncoder().encodeToString(new ThumbHash(small).encode());
  }

  /** The mean, the largest amplitude, and the amplitudes over it as 0 to 1. */
  private record Channel(double mean, double scale, double[] waves) {}

  private byte[] encode() {
    int width = pixels.width();
    int height = pixels.height();
    double[][] planes = planes();
    boolean alpha = pixels.hasAlpha() && !isOpaque();
    double longest = Math.max(width, height);
    int detail = alpha ? 5 : 7;
    int lightX = Math.max(1, (int) Math.round(detail * width / longest));
    int lightY = Math.max(1, (int) Math.round(detail * height / longest));
    Channel light = channel(planes[0], Math.max(3, lightX), Math.max(3, lightY));
    Channel yellowBlue = channel(planes[1], 3, 3);
    Channel redGreen = channel(planes[2], 3, 3);
    boolean landscape = width > height;

    little(
        0,
        3,
        level(light.mean, 63)
            | level(0.5 + 0.5 * yellowBlue.mean, 63) << 6
            | level(0.5 + 0.5 * redGreen.mean, 63) << 12
            | level(light.scale, 31) << 18
            | (alpha ? 1 << 23 : 0));
    little(
        3,
        2,
        (landscape ? lightY : lightX)
            | level(yellowBlue.scale, 63) << 3
            | level(redGreen.scale, 63) << 9
            | (landscape ? 1 << 15 : 0));
    nibbles = 10;
    if (alpha) {
      Channel opacity = channel(planes[3], 5, 5);
      little(5, 1, level(opacity.mean, 15) | level(opacity.scale, 15) << 4);
      nibbles = 12;
      append(light, yellowBlue, redGreen, opacity);
    } else {
      append(light, yellowBlue, redGreen);
    }
    return Arrays.copyOf(hash, (nibbles + 1) / 2);
  }

  private void append(Channel... channels) {
    for (Channel channel : channels) {
      for (double wave : channel.waves) {
        hash[nibbles / 2] |= (byte) (level(wave, 15) << (nibbles % 2 == 0 ? 0 : 4));
        nibbles++;
      }
    }
  }

  private void little(int at, int bytes, int value) {
    for (int i = 0; i < bytes; i++) {
      hash[at + i] = (byte) (value >> 8 * i);
    }
  }

  private static int level(double value, int highest) {
    return (int) Math.round(Math.clamp(value, 0.0, 1.0) * highest);
  }

  private boolean isOpaque() {
    for (int i = 0; i < pixels.width() * pixels.height(); i++) {
      if (pixels.alpha(i) < 255) {
        return false;
      }
    }
    return true;
  }

  /** Lightness, yellow against blue, red against green, and alpha, over the mean colour. */
  private double[][] planes() {
    int count = pixels.width() * pixels.height();
    double[] mean = meanColour(count);
    double[][] planes = new double[4][count];
    for (int i = 0; i < count; i++) {
      double opaque = pixels.alpha(i) / 255.0;
      double red = mean[0] * (1 - opaque) + pixels.red(i) / 255.0 * opaque;
      double green = mean[1] * (1 - opaque) + pixels.green(i) / 255.0 * opaque;
      double blue = mean[2] * (1 - opaque) + pixels.blue(i) / 255.0 * opaque;
      planes[0][i] = (red + green + blue) / 3;
      planes[1][i] = (red + green) / 2 - blue;
      planes[2][i] = red - green;
      planes[3][i] = opaque;
    }
    return planes;
  }

  private double[] meanColour(int count) {
    double[] sums = new double[4];
    for (int i = 0; i < count; i++) {
      double opaque = pixels.alpha(i) / 255.0;
      sums[0] += pixels.red(i) / 255.0 * opaque;
      sums[1] += pixels.green(i) / 255.0 * opaque;
      sums[2] += pixels.blue(i) / 255.0 * opaque;
      sums[3] += opaque;
    }
    double weight = sums[3] == 0 ? 1 : sums[3];
    return new double[] {sums[0] / weight, sums[1] / weight, sums[2] / weight};
  }

  /** The frequencies below the diagonal from (columns, 0) to (0, rows). */
  private Channel channel(double[] plane, int columns, int rows) {
    double mean = 0;
    double scale = 0;
    double[] waves = new double[columns * rows];
    int count = 0;
    for (int v = 0; v < rows; v++) {
      for (int u = 0; u * rows < columns * (rows - v); u++) {
        double amplitude = amplitude(plane, u, v);
        if (u == 0 && v == 0) {
          mean = amplitude;
        } else {
          waves[count++] = amplitude;
          scale = Math.max(scale, Math.abs(amplitude));
        }
      }
    }
    double[] levels = Arrays.copyOf(waves, count);
    for (int i = 0; i < count && scale > 0; i++) {
      levels[i] = 0.5 + 0.5 / scale * levels[i];
    }
    return new Channel(mean, scale, levels);
  }

  private double amplitude(double[] plane, int u, int v) {
    int width = pixels.width();
    int height = pixels.height();
    double[] columns = new double[width];
    for (int x = 0; x < width; x++) {
      columns[x] = Math.cos(Math.PI / width * u * (x + 0.5));
    }
    double sum = 0;
    for (int y = 0; y < height; y++) {
      double line = 0;
      for (int x = 0; x < width; x++) {
        line += plane[y * width + x] * columns[x];
      }
      sum += line * Math.cos(Math.PI / height * v * (y + 0.5));
    }
    return sum / (width * height);
  }
}
