package dev.fairway.images.engine.header;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG up to its first scan (ITU-T T.81, annex B). */
final class JpegHeader {

  private static final int SOS = 0xDA;
  private static final int EOI = 0xD9;
  private static final String EXIF = "Exif\0\0";
  private static final String ICC = "ICC_PROFILE\0";

  private final ImageBytes file;
  private final ByteArrayOutputStream icc = new ByteArrayOutputStream();
  private byte @Nullable [] exif;
  private int width;
  private int height;
  private int components;
  private boolean progressive;

  JpegHeader(ImageBytes file) {
    this.file = file;
  }

  ImageHeader read() {
    long at = 2;
    while (true) {
      if (file.u8(at) != 0xFF) {
        at++;
        continue;
      }
      int marker = file.u8(at + 1);
      if (marker == SOS || marker == EOI) {
        return header();
      }
      if (marker == 0xFF) {
        at++;
      } else if (marker <= 0x01 || marker >= 0xD0 && marker <= 0xD8) {
        at += 2;
      } else {
        int length = file.u16(at + 2);
        segment(marker, at + 4, length - 2);
        at += 2 + length;
      }
    }
  }

  private void segment(int marker, long at, int length) {
    if (length < 0) {
      throw new BrokenHeaderException("a segment has an impossible length");
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      frame(marker, at);
    } else if (marker == 0xE1 && exif == null && file.has(at, EXIF)) {
      exif = file.copy(at + EXIF.length(), length - EXIF.length());
    } else if (marker == 0xE2 && file.has(at, ICC) && length > ICC.length() + 2) {
      icc.writeBytes(file.copy(at + ICC.length() + 2, length - ICC.length() - 2L));
    }
  }

  private void frame(int marker, long at) {
    int bits = file.u8(at);
    if (marker > 0xC2) {
      throw new UnsupportedVariantException(
          "a JPEG in lossless, hierarchical or arithmetic coding");
    }
    if (bits != 8) {
      throw new UnsupportedVariantException("a JPEG of " + bits + " bits a sample");
    }
    height = Math.max(height, file.u16(at + 1));
    width = Math.max(width, file.u16(at + 3));
    components = file.u8(at + 5);
    progressive |= marker == 0xC2;
  }

  private ImageHeader header() {
    if (components == 0) {
      throw new BrokenHeaderException("it has no frame header");
    }
    return new ImageHeader(
        ImageType.JPEG,
        width,
        height,
        1,
        new SampleLayout(components, 1, progressive, components == 4),
        exif,
        icc.size() == 0 ? null : icc.toByteArray());
  }
}
