package dev.fairway.images.engine;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a buffered image as interleaved 8-bit samples, as they are stored: asking the
 * image for RGB values would convert colours, and grey wrongly so.
 */
final class SampleRows {

  private final Raster raster;
  private final int width;
  private final int bands;
  private final int shift;
  private final @Nullable IndexColorModel palette;
  private final byte @Nullable [] direct;
  private final int[] bandOffsets;
  private final int stride;
  private final byte[] row;
  private final int[] values;

  SampleRows(BufferedImage image) {
    raster = image.getRaster();
    width = image.getWidth();
    ColorModel colours = image.getColorModel();
    palette = colours instanceof IndexColorModel index ? index : null;
    bands = palette == null ? raster.getNumBands() : palette.hasAlpha() ? 4 : 3;
    shift = Math.max(0, colours.getComponentSize(0) - 8);
    boolean interleaved =
        palette == null
            && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
            && model.getDataType() == DataBuffer.TYPE_BYTE
            && model.getPixelStride() == bands
            && raster.getSampleModelTranslateX() == 0
            && raster.getSampleModelTranslateY() == 0
            && raster.getDataBuffer().getOffset() == 0;
    direct = interleaved ? ((DataBufferByte) raster.getDataBuffer()).getData() : null;
    bandOffsets = interleaved ? offsets(raster) : new int[0];
    stride =
        interleaved
            ? ((PixelInterleavedSampleModel) raster.getSampleModel()).getScanlineStride()
            : 0;
    row = new byte[width * bands];
    values = new int[interleaved ? 0 : width * raster.getNumBands()];
  }

  private static int[] offsets(Raster raster) {
    return ((PixelInterleavedSampleModel) raster.getSampleModel()).getBandOffsets();
  }

  int bands() {
    return bands;
  }

  /** The row's samples, valid until the next call. */
  byte[] row(int y) {
    if (direct != null) {
      reorder(direct, y * stride);
    } else {
      raster.getPixels(0, y, width, 1, values);
      if (palette != null) {
        lookUp(palette);
      } else {
        for (int i = 0; i < row.length; i++) {
          row[i] = (byte) (values[i] >> shift);
        }
      }
    }
    return row;
  }

  private void reorder(byte[] samples, int start) {
    for (int band = 0; band < bands; band++) {
      int from = start + bandOffsets[band];
      for (int i = band; i < row.length; i += bands, from += bands) {
        row[i] = samples[from];
      }
    }
  }

  private void lookUp(IndexColorModel colours) {
    for (int x = 0; x < width; x++) {
      int argb = colours.getRGB(values[x]);
      int to = x * bands;
      row[to] = (byte) (argb >> 16);
      row[to + 1] = (byte) (argb >> 8);
      row[to + 2] = (byte) argb;
      if (bands == 4) {
        row[to + 3] = (byte) (argb >> 24);
      }
    }
  }
}
