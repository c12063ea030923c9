package dev.fairway.images.engine;

import dev.fairway.images.engine.header.IccProfile;
import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.header.SampleLayout;
import dev.fairway.images.engine.vips.Libvips;
import dev.fairway.images.engine.vips.VipsException;
import dev.fairway.images.engine.vips.VipsImage;

/** Decodes, scales and encodes with libvips, which streams what its formats let it stream. */
final class LibvipsEngine implements Engine {

  private static final long STREAMING_BYTES = 64L << 20;

  private final Libvips vips;

  LibvipsEngine(Libvips vips) {
    this.vips = vips;
  }

  @Override
  public String name() {
    return "libvips " + vips.version();
  }

  @Override
  public boolean reads(ImageType type) {
    return type.isTaken();
  }

  @Override
  public boolean writes(RenditionFormat format) {
    return switch (format) {
      case WEBP, JPEG -> true;
      case AVIF -> vips.hasAvifEncoder();
    };
  }

  @Override
  public long memoryToDecode(Picture picture, Size size) {
    ImageHeader header = picture.header();
    SampleLayout layout = header.layout();
    if (!layout.atOnce()) {
      return STREAMING_BYTES;
    }
    return switch (header.type()) {
      // A progressive JPEG's coefficients are 16 bits wide; chroma is mostly subsampled by two.
      case JPEG -> header.pixels() * layout.samplesPerPixel();
      // The decoder's planes and the interleaved copy.
      case AVIF, HEIC -> header.pixels() * 6;
      default -> header.pixels() * layout.bytesPerPixel();
    };
  }

  @Override
  public Canvas decode(Picture picture, Size size, TimeLimit limit) {
    Size stored = picture.storedSizeOf(size);
    try (VipsImage lazy =
            VipsImage.open(
                vips,
                picture.bytes().segment(),
                stored.width(),
                stored.height(),
                needsConversion(picture.header()));
        TimeLimit.Guard _ = limit.stoppedBy(lazy::kill)) {
      return upright(lazy.inMemory(), picture);
    } catch (VipsException e) {
      throw refusal(e, picture, limit);
    }
  }

  /** The conversion costs five times the decoding, so what is sRGB already is left alone. */
  private static boolean needsConversion(ImageHeader header) {
    byte[] icc = header.icc();
    return header.layout().cmyk() || icc != null && !IccProfile.isSrgb(icc);
  }

  private static Canvas upright(VipsImage stored, Picture picture) {
    VipsImage image = stored;
    int turns = picture.orientation().quarterTurns();
    if (turns != 0) {
      try (VipsImage before = image) {
        image = inMemory(before.turn(turns));
      }
    }
    if (picture.orientation().mirrored()) {
      try (VipsImage before = image) {
        image = inMemory(before.mirror());
      }
    }
    image.removeMetadata();
    return new LibvipsCanvas(image);
  }

  private static VipsImage inMemory(VipsImage lazy) {
    try (lazy) {
      return lazy.inMemory();
    }
  }

  private static Refusal refusal(VipsException e, Picture picture, TimeLimit limit) {
    if (limit.isOver()) {
      return limit.tooSlow();
    }
    if (picture.header().type() == ImageType.HEIC) {
      // Most builds lack the patented decoder, and each says so in other words.
      return new Refusal(
          Reason.UNSUPPORTED_TYPE,
          "The file is a HEIC, which this installation can't decode, or it is damaged; upload it as"
              + " a JPEG.");
    }
    return picture.broken(e.getMessage());
  }
}
