package dev.fairway.images.engine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws the pictures that the tests upload. */
final class TestImages {

  private TestImages() {}

  /** Red top left, green top right, blue bottom left, yellow bottom right. */
  static BufferedImage quadrants(int width, int height) {
    return quadrants(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static BufferedImage quadrants(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(
          i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
    }
    graphics.dispose();
    return image;
  }

  static BufferedImage plain(int width, int height, Color colour, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setBackground(colour);
    graphics.clearRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** Noise of many scales, which compresses about as a photo does. */
  static BufferedImage photo(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    int[][] seeds = new int[3][9];
    Random random = new Random(7);
    for (int[] channel : seeds) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = random.nextInt();
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light = noise(x, y, seeds[0]);
        int red = channel(light + 0.3 * noise(x / 16, y / 16, seeds[1]));
        int green = channel(light);
        int blue = channel(light + 0.3 * noise(x / 16, y / 16, seeds[2]));
        row[x] = red << 16 | green << 8 | blue;
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  private static int channel(double value) {
    return (int) Math.clamp(127 + 110 * value, 0, 255);
  }

  private static double noise(int x, int y, int[] seeds) {
    double sum = 0;
    double weight = 0.5;
    for (int i = 0; i < seeds.length; i++) {
      int cell = 1024 >> i;
      sum += weight * smooth((double) x / cell, (double) y / cell, seeds[i]);
      weight *= 0.62;
    }
    return sum;
  }

  private static double smooth(double x, double y, int seed) {
    int column = (int) x;
    int line = (int) y;
    double u = (x - column) * (x - column) * (3 - 2 * (x - column));
    double v = (y - line) * (y - line) * (3 - 2 * (y - line));
    double top = point(column, line, seed) * (1 - u) + point(column + 1, line, seed) * u;
    double bottom = point(column, line + 1, seed) * (1 - u) + point(column + 1, line + 1, seed) * u;
    return top * (1 - v) + bottom * v;
  }

  private static double point(int x, int y, int seed) {
    int hash = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed;
    hash = (hash ^ hash >>> 15) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return (hash ^ hash >>> 16) / 2147483648.0;
  }

  static byte[] jpeg(BufferedImage image) {
    return written(image, "jpeg", false, 0.9f);
  }

  static byte[] progressiveJpeg(BufferedImage image) {
    return written(image, "jpeg", true, 0.9f);
  }

  static byte[] png(BufferedImage image) {
    return written(image, "png", false, 0.5f);
  }

  static byte[] interlacedPng(BufferedImage image) {
    return written(image, "png", true, 0.5f);
  }

  static byte[] gif(BufferedImage image) {
    return written(image, "gif", false, Float.NaN);
  }

  static byte[] webp(BufferedImage image) {
    return written(image, "webp", false, 0.9f);
  }

  private static byte[] written(
      BufferedImage image, String format, boolean progressive, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (!Float.isNaN(quality)) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(how.getCompressionTypes()[0]);
        how.setCompressionQuality(quality);
      }
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), how);
      writer.write(null, new IIOImage(image, null, metadata), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
