package dev.fairway.images.engine;

import dev.fairway.images.engine.header.GifFrame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads a GIF's first frame onto the canvas that it may cover only in part. */
final class GifCanvas {

  private GifCanvas() {}

  static BufferedImage read(ImageReader reader, ImageReadParam how, Picture picture)
      throws IOException {
    BufferedImage frame = reader.read(0, how);
    int step = how.getSourceXSubsampling();
    int width = (picture.header().width() + step - 1) / step;
    int height = (picture.header().height() + step - 1) / step;
    if (frame.getWidth() == width && frame.getHeight() == height) {
      return frame;
    }
    GifFrame place = GifFrame.first(picture.bytes());
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
    canvas.createGraphics().drawImage(frame, place.left() / step, place.top() / step, null);
    return canvas;
  }
}
