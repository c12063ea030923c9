package dev.fairway.images.engine;

import dev.fairway.images.engine.look.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Makes the buffered image that ImageIO's writers take. */
final class PackedImage {

  private static final int WHITE = 255;

  private PackedImage() {}

  /**
   * @param alpha whether to keep transparency; else white shines through
   */
  static BufferedImage of(Pixels pixels, boolean alpha) {
    BufferedImage image =
        new BufferedImage(
            pixels.width(),
            pixels.height(),
            alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    int[] packed = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < packed.length; i++) {
      int opaque = pixels.alpha(i);
      packed[i] =
          alpha
              ? opaque << 24 | pack(pixels.red(i), pixels.green(i), pixels.blue(i))
              : pack(
                  onWhite(pixels.red(i), opaque),
                  onWhite(pixels.green(i), opaque),
                  onWhite(pixels.blue(i), opaque));
    }
    return image;
  }

  private static int pack(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  private static int onWhite(int value, int opaque) {
    return (value * opaque + WHITE * (255 - opaque) + 127) / 255;
  }
}
