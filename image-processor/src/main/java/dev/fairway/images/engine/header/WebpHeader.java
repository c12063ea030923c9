package dev.fairway.images.engine.header;

import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP (RFC 9649). */
final class WebpHeader {

  private final ImageBytes file;
  private int width;
  private int height;
  private int animationFrames;
  private boolean lossless;
  private byte @Nullable [] exif;
  private byte @Nullable [] icc;

  WebpHeader(ImageBytes file) {
    this.file = file;
  }

  ImageHeader read() {
    long end = 8 + file.u32LittleEndian(4);
    if (end > file.size()) {
      throw new BrokenHeaderException("it is shorter than its header states");
    }
    long at = 12;
    while (at + 8 <= end) {
      long length = file.u32LittleEndian(at + 4);
      if (at + 8 + length > end) {
        throw new BrokenHeaderException("it ends inside a chunk");
      }
      note(file.text(at, 4), at + 8, length);
      at += 8 + length + (length & 1);
    }
    if (width == 0 || height == 0) {
      throw new BrokenHeaderException("it holds no picture");
    }
    return new ImageHeader(
        ImageType.WEBP,
        width,
        height,
        Math.max(1, animationFrames),
        new SampleLayout(4, 1, lossless || animationFrames > 0, false),
        exif,
        icc);
  }

  private void note(String chunk, long at, long length) {
    switch (chunk) {
      case "VP8X" -> grow(file.u24LittleEndian(at + 4) + 1, file.u24LittleEndian(at + 7) + 1);
      case "VP8 " ->
          grow(file.u16LittleEndian(at + 6) & 0x3FFF, file.u16LittleEndian(at + 8) & 0x3FFF);
      case "VP8L" -> losslessPicture(at);
      case "ANMF" -> animationFrames++;
      case "ICCP" -> icc = file.copy(at, length);
      // Some writers put JPEG's prefix before the TIFF structure.
      case "EXIF" ->
          exif = file.has(at, "Exif\0\0") ? file.copy(at + 6, length - 6) : file.copy(at, length);
      default -> {}
    }
  }

  private void losslessPicture(long at) {
    long bits = file.u32LittleEndian(at + 1);
    grow((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
    lossless = true;
  }

  private void grow(int toWidth, int toHeight) {
    width = Math.max(width, toWidth);
    height = Math.max(height, toHeight);
  }
}
