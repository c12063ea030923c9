package dev.fairway.images.engine;

import dev.fairway.images.engine.look.Pixels;
import dev.fairway.images.engine.vips.VipsImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A picture in libvips' memory. */
final class LibvipsCanvas implements Canvas {

  private final VipsImage image;

  LibvipsCanvas(VipsImage image) {
    this.image = image;
  }

  @Override
  public Size size() {
    return new Size(image.width(), image.height());
  }

  @Override
  public Canvas shrinkTo(Size size) {
    try (VipsImage lazy = image.scaleTo(size.width(), size.height())) {
      return new LibvipsCanvas(lazy.inMemory());
    }
  }

  @Override
  public Pixels pixels() {
    return image.pixels();
  }

  @Override
  public Rendition save(RenditionFormat format, Path file) throws IOException {
    try {
      return image.encode(suffix(format), bytes -> write(bytes, format, file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Rendition write(MemorySegment bytes, RenditionFormat format, Path file) {
    try {
      return RenditionFile.write(file, bytes.asByteBuffer(), size(), format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The old name strip is understood by every version; keep came with 8.15. */
  private static String suffix(RenditionFormat format) {
    return switch (format) {
      case WEBP -> ".webp[Q=80,strip]";
      case JPEG -> ".jpg[Q=80,optimize_coding,strip,background=255]";
      case AVIF -> ".avif[Q=50,effort=2,strip]";
    };
  }

  @Override
  public void close() {
    image.close();
  }
}
