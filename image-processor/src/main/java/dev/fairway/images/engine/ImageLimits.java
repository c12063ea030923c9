package dev.fairway.images.engine;

/**
 * What an upload may cost before it is refused; all but the last are checked before any decoding.
 *
 * @param maxBytes size of the file
 * @param maxPixels width times height, as the header states them
 * @param maxDimension either side, in pixels
 * @param maxFrames frames of an animation (only the first one is decoded)
 * @param maxDecodeBytes memory that the decoder needs at once, estimated from the header
 */
public record ImageLimits(
    long maxBytes, long maxPixels, int maxDimension, int maxFrames, long maxDecodeBytes) {

  public ImageLimits {
    requirePositive("maxBytes", maxBytes);
    requirePositive("maxPixels", maxPixels);
    requirePositive("maxDimension", maxDimension);
    requirePositive("maxFrames", maxFrames);
    requirePositive("maxDecodeBytes", maxDecodeBytes);
    if (maxBytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The image limit maxBytes is " + maxBytes + ", but at most 2147483647 can be handled.");
    }
  }

  /** 50 MB, 100 megapixels, 32,767 pixels a side, 1,000 frames, 512 MB to decode. */
  public static ImageLimits defaults() {
    return new ImageLimits(50L << 20, 100_000_000, 32_767, 1_000, 512L << 20);
  }

  public ImageLimits withMaxBytes(long bytes) {
    return new ImageLimits(bytes, maxPixels, maxDimension, maxFrames, maxDecodeBytes);
  }

  public ImageLimits withMaxPixels(long pixels) {
    return new ImageLimits(maxBytes, pixels, maxDimension, maxFrames, maxDecodeBytes);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          "The image limit " + name + " must be above zero, but is " + value + ".");
    }
  }
}
