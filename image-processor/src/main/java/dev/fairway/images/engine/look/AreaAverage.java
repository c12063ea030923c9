package dev.fairway.images.engine.look;

import java.util.Arrays;

/**
 * Shrinks a picture row by row: each target pixel is the mean of the area that it covers, weighted
 * by alpha where there is one. Holds two target rows and the result, never the source.
 */
public final class AreaAverage {

  private final int sourceHeight;
  private final int bands;
  private final int width;
  private final int height;
  private final boolean alpha;
  private final byte[] result;
  private final float[] row;
  private final float[] sums;
  private final float[] premultiplied;
  private final int[] firstColumn;
  private final float[] firstShare;
  private final int[] lastColumn;
  private final float[] lastShare;
  private final double step;
  private final float cellArea;
  private int sourceY;
  private int y;

  public AreaAverage(int sourceWidth, int sourceHeight, int bands, int width, int height) {
    if (width > sourceWidth || height > sourceHeight) {
      throw new IllegalArgumentException("An area average can't enlarge");
    }
    this.sourceHeight = sourceHeight;
    this.bands = bands;
    this.width = width;
    this.height = height;
    alpha = bands == 2 || bands == 4;
    result = new byte[width * height * bands];
    row = new float[width * bands];
    sums = new float[width * bands];
    premultiplied = new float[sourceWidth * bands];
    step = (double) sourceHeight / height;
    cellArea = (float) ((double) sourceWidth / width * step);
    firstColumn = new int[width];
    firstShare = new float[width];
    lastColumn = new int[width];
    lastShare = new float[width];
    columns((double) sourceWidth / width, sourceWidth);
  }

  private void columns(double columnStep, int sourceWidth) {
    for (int x = 0; x < width; x++) {
      double from = x * columnStep;
      double to = Math.min((x + 1) * columnStep, sourceWidth);
      int first = (int) from;
      int last = Math.min((int) to, sourceWidth - 1);
      firstColumn[x] = first;
      lastColumn[x] = last;
      firstShare[x] = (float) (Math.min(first + 1, to) - from);
      lastShare[x] = last == first ? 0 : (float) (to - last);
    }
  }

  /** Takes the next source row from the interleaved samples that start here. */
  public void add(byte[] samples, int offset) {
    premultiply(samples, offset);
    averageRow();
    double top = sourceY;
    sourceY++;
    while (y < height) {
      double bottomOfCell = y == height - 1 ? sourceHeight : (y + 1) * step;
      double share = Math.min(bottomOfCell, sourceY) - Math.max(top, y * step);
      if (share > 0) {
        addShare((float) share);
      }
      if (bottomOfCell > sourceY) {
        return;
      }
      finishRow();
    }
  }

  private void premultiply(byte[] samples, int offset) {
    int count = premultiplied.length;
    if (!alpha) {
      for (int i = 0; i < count; i++) {
        premultiplied[i] = samples[offset + i] & 0xFF;
      }
      return;
    }
    for (int i = 0; i < count; i += bands) {
      float a = samples[offset + i + bands - 1] & 0xFF;
      for (int band = 0; band < bands - 1; band++) {
        premultiplied[i + band] = (samples[offset + i + band] & 0xFF) * a / 255;
      }
      premultiplied[i + bands - 1] = a;
    }
  }

  private void averageRow() {
    for (int x = 0; x < width; x++) {
      int first = firstColumn[x] * bands;
      int last = lastColumn[x] * bands;
      for (int band = 0; band < bands; band++) {
        float sum = premultiplied[first + band] * firstShare[x];
        for (int i = first + bands + band; i < last; i += bands) {
          sum += premultiplied[i];
        }
        row[x * bands + band] = sum + premultiplied[last + band] * lastShare[x];
      }
    }
  }

  private void addShare(float share) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += row[i] * share;
    }
  }

  private void finishRow() {
    int to = y * width * bands;
    for (int x = 0; x < sums.length; x += bands) {
      float scale = 1 / cellArea;
      int colours = bands;
      if (alpha) {
        colours--;
        float a = sums[x + colours];
        result[to + x + colours] = rounded(a / cellArea);
        scale = a == 0 ? 0 : 255 / a;
      }
      for (int band = 0; band < colours; band++) {
        result[to + x + band] = rounded(sums[x + band] * scale);
      }
    }
    Arrays.fill(sums, 0);
    y++;
  }

  private static byte rounded(float value) {
    return (byte) Math.min(255, (int) (value + 0.5f));
  }

  /** The shrunken picture, once all source rows were added. */
  public Pixels result() {
    if (y != height) {
      throw new IllegalStateException("%d of %d rows were added".formatted(sourceY, sourceHeight));
    }
    return new Pixels(width, height, bands, result);
  }
}
