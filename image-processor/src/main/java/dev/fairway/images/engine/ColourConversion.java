package dev.fairway.images.engine;

import dev.fairway.images.engine.look.Pixels;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Converts samples from the colours of an ICC profile to sRGB; alpha stays. */
final class ColourConversion {

  private ColourConversion() {}

  /** Leaves the samples as they are where the profile is broken or is not for their kind. */
  static Pixels toSrgb(Pixels pixels, byte[] icc) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      int colours = pixels.hasAlpha() ? pixels.bands() - 1 : pixels.bands();
      return profile.getNumComponents() == colours
          ? convert(pixels, new ICC_ColorSpace(profile), colours)
          : pixels;
    } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
      return pixels;
    }
  }

  private static Pixels convert(Pixels pixels, ColorSpace from, int colours) {
    int bands = pixels.hasAlpha() ? 4 : 3;
    byte[] samples = new byte[pixels.width() * pixels.height() * bands];
    WritableRaster target = raster(samples, pixels.width(), pixels.height(), bands, 3);
    Raster source =
        raster(pixels.samples(), pixels.width(), pixels.height(), pixels.bands(), colours);
    new ColorConvertOp(from, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
        .filter(source, target);
    if (pixels.hasAlpha()) {
      for (int i = 0; i < pixels.width() * pixels.height(); i++) {
        samples[i * bands + 3] = pixels.samples()[i * pixels.bands() + colours];
      }
    }
    return new Pixels(pixels.width(), pixels.height(), bands, samples);
  }

  private static WritableRaster raster(
      byte[] samples, int width, int height, int stride, int colours) {
    int[] offsets = new int[colours];
    for (int band = 0; band < colours; band++) {
      offsets[band] = band;
    }
    return Raster.createInterleavedRaster(
        new DataBufferByte(samples, samples.length),
        width,
        height,
        width * stride,
        stride,
        offsets,
        null);
  }
}
