package dev.fairway.images.engine.look;

/**
 * An upright sRGB picture of 8 bits a sample, rows from the top, samples interleaved.
 *
 * @param bands 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha (not premultiplied)
 * @param samples width × height × bands
 */
@SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
public record Pixels(int width, int height, int bands, byte[] samples) {

  public Pixels {
    if (samples.length != width * height * bands) {
      throw new IllegalArgumentException(
          "%d samples for %d × %d × %d".formatted(samples.length, width, height, bands));
    }
  }

  public boolean hasAlpha() {
    return bands == 2 || bands == 4;
  }

  /** Averages down to exactly this size; neither side may grow. */
  public Pixels shrinkTo(int toWidth, int toHeight) {
    if (toWidth == width && toHeight == height) {
      return this;
    }
    AreaAverage average = new AreaAverage(width, height, bands, toWidth, toHeight);
    for (int y = 0; y < height; y++) {
      average.add(samples, y * width * bands);
    }
    return average.result();
  }

  private int sample(int pixel, int band) {
    return samples[pixel * bands + band] & 0xFF;
  }

  public int red(int pixel) {
    return sample(pixel, 0);
  }

  public int green(int pixel) {
    return sample(pixel, bands < 3 ? 0 : 1);
  }

  public int blue(int pixel) {
    return sample(pixel, bands < 3 ? 0 : 2);
  }

  public int alpha(int pixel) {
    return hasAlpha() ? sample(pixel, bands - 1) : 255;
  }
}
