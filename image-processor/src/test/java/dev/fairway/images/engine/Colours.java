package dev.fairway.images.engine;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Names what is seen in a picture, and makes pictures of rare colour models. */
final class Colours {

  static final byte[] LINEAR_PROFILE = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

  private Colours() {}

  /** Top left, top right, bottom left, bottom right, by initial. */
  static String corners(BufferedImage image) {
    return at(image, 0.2, 0.2) + at(image, 0.8, 0.2) + at(image, 0.2, 0.8) + at(image, 0.8, 0.8);
  }

  static String at(BufferedImage image, double x, double y) {
    Color colour =
        new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
    String bits = bit(colour.getRed()) + bit(colour.getGreen()) + bit(colour.getBlue());
    return switch (bits) {
      case "100" -> "R";
      case "010" -> "G";
      case "001" -> "B";
      case "110" -> "Y";
      case "111" -> "W";
      default -> "(" + colour + ")";
    };
  }

  private static String bit(int sample) {
    return sample > 215 ? "1" : sample < 40 ? "0" : "?";
  }

  /** The first sample in the middle, as stored. */
  static int grey(BufferedImage image) {
    return image.getRaster().getNumBands() == 1 && image.getColorModel().getPixelSize() == 8
        ? image.getRaster().getSample(image.getWidth() / 2, image.getHeight() / 2, 0)
        : image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xFF;
  }

  static int distance(String hash, String other) {
    return Long.bitCount(Long.parseUnsignedLong(hash, 16) ^ Long.parseUnsignedLong(other, 16));
  }

  static byte[] sixteenBitPng(int width, int height) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(width, height);
    BufferedImage eight = TestImages.quadrants(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < 3; band++) {
          raster.setSample(x, y, band, eight.getRaster().getSample(x, y, band) * 257);
        }
      }
    }
    return TestImages.png(new BufferedImage(model, raster, false, null));
  }

  /** No ink on the left, magenta and yellow on the right; inverted, as Adobe writes it. */
  static byte[] cmykJpeg() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 400, 300, 4, null);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 400; x++) {
        boolean ink = x >= 200;
        raster.setPixel(x, y, new int[] {255, ink ? 0 : 255, ink ? 0 : 255, 255});
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = jdkJpegWriter();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    return ExifBytes.withSegment(bytes.toByteArray(), 0xEE, adobe);
  }

  private static ImageWriter jdkJpegWriter() {
    var writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.")) {
        return writer;
      }
    }
    throw new IllegalStateException("The JDK has lost its JPEG writer");
  }

  /** The quadrants first, then plain black frames. */
  static byte[] animation(int frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames; i++) {
        BufferedImage frame =
            i == 0
                ? TestImages.quadrants(240, 160)
                : new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
