package dev.fairway.sandbox.tour;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A harbour at dusk, for a demo whose user brought no photo: 12 megapixels with the grain of a
 * camera.
 */
final class DrawnPhoto {

  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final int HORIZON = 1750;

  private DrawnPhoto() {}

  /** Draws the photo into {@code file} as a JPEG; the same picture each time. */
  static Path drawTo(Path file) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    sky(pen);
    hills(pen);
    water(pen);
    boats(pen);
    pen.dispose();
    grain(image);
    ImageIO.write(image, "jpg", file.toFile());
    return file;
  }

  private static void sky(Graphics2D pen) {
    pen.setPaint(new GradientPaint(0, 0, new Color(0x1b2a4e), 0, HORIZON, new Color(0xf3a568)));
    pen.fillRect(0, 0, WIDTH, HORIZON);
    pen.setColor(new Color(0xffe3b0));
    pen.fill(new Ellipse2D.Double(2650, HORIZON - 330, 420, 420));
  }

  private static void hills(Graphics2D pen) {
    Random random = new Random(7);
    for (int layer = 0; layer < 3; layer++) {
      Path2D ridge = new Path2D.Double();
      ridge.moveTo(0, HORIZON);
      double height = 420 - 120 * layer;
      for (int x = 0; x <= WIDTH; x += 40) {
        double wave = Math.sin(x / (310.0 + 90 * layer) + layer * 2) * 0.5 + 0.5;
        ridge.lineTo(x, HORIZON - height * wave - random.nextDouble() * 14);
      }
      ridge.lineTo(WIDTH, HORIZON);
      ridge.closePath();
      pen.setColor(new Color(70 - 18 * layer, 62 - 16 * layer, 88 - 18 * layer));
      pen.fill(ridge);
    }
  }

  private static void water(Graphics2D pen) {
    pen.setPaint(
        new GradientPaint(0, HORIZON, new Color(0xb97a5c), 0, HEIGHT, new Color(0x14213d)));
    pen.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
    Random random = new Random(11);
    for (int i = 0; i < 2600; i++) {
      int y = HORIZON + (int) (Math.pow(random.nextDouble(), 2) * (HEIGHT - HORIZON));
      int length = 20 + (y - HORIZON) / 6;
      boolean sunlit = random.nextInt(4) == 0;
      int x = sunlit ? 2860 + (int) (random.nextGaussian() * 220) : random.nextInt(WIDTH);
      pen.setColor(sunlit ? new Color(255, 214, 150, 150) : new Color(20, 30, 60, 70));
      pen.setStroke(new BasicStroke(2f + (y - HORIZON) / 260f));
      pen.drawLine(x - length / 2, y, x + length / 2, y);
    }
  }

  private static void boats(Graphics2D pen) {
    for (int boat = 0; boat < 4; boat++) {
      int x = 420 + boat * 760;
      int y = 2050 + (boat * 37 % 90) * 6;
      double size = 0.7 + boat * 0.22;
      Path2D hull = new Path2D.Double();
      hull.moveTo(x, y);
      hull.lineTo(x + 360 * size, y);
      hull.lineTo(x + 290 * size, y + 80 * size);
      hull.lineTo(x + 60 * size, y + 80 * size);
      hull.closePath();
      pen.setColor(
          new Color[] {Color.WHITE, new Color(0xc8102e), new Color(0x0b6e4f), new Color(0xf2c14e)}
              [boat]);
      pen.fill(hull);
      pen.setColor(new Color(0x2b2b2b));
      pen.setStroke(new BasicStroke((float) (9 * size)));
      pen.drawLine((int) (x + 170 * size), y, (int) (x + 170 * size), (int) (y - 420 * size));
    }
  }

  private static void grain(BufferedImage image) {
    Random random = new Random(3);
    int[] row = new int[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      image.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
      for (int x = 0; x < WIDTH; x++) {
        int noise = random.nextInt(13) - 6;
        row[x] =
            channel(row[x] >> 16, noise) << 16
                | channel(row[x] >> 8, noise) << 8
                | channel(row[x], noise);
      }
      image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
    }
  }

  private static int channel(int value, int noise) {
    return Math.clamp((value & 0xff) + noise, 0, 255);
  }
}
