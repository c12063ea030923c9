package dev.fairway.images.engine;

import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;

/** Holds an upload against the limits before anything is decoded. */
final class Admission {

  private static final long MEGA = 1_000_000;
  private static final long MEBI = 1 << 20;
  private static final String TAKEN = "JPEG, PNG, GIF, WebP or AVIF";

  private final ImageLimits limits;
  private final Engine engine;

  Admission(ImageLimits limits, Engine engine) {
    this.limits = limits;
    this.engine = engine;
  }

  void weigh(long bytes) {
    if (bytes == 0) {
      throw new Refusal(
          Reason.EMPTY, "The file is empty; the upload may have been cut off, so try it again.");
    }
    if (bytes > limits.maxBytes()) {
      throw new Refusal(
          Reason.TOO_LARGE,
          "The file has %,d bytes, and at most %,d are taken; upload a smaller one."
              .formatted(bytes, limits.maxBytes()));
    }
  }

  void check(ImageType type) {
    if (type.isTaken() && engine.reads(type)) {
      return;
    }
    if (type == ImageType.UNKNOWN || !type.isImage()) {
      throw new Refusal(
          Reason.UNKNOWN_TYPE,
          "The file is %s, whatever its name says; upload %s.".formatted(type.inWords(), TAKEN));
    }
    throw new Refusal(
        Reason.UNSUPPORTED_TYPE,
        "The file is %s, which is not taken here; upload %s.".formatted(type.inWords(), TAKEN));
  }

  void check(ImageHeader header) {
    int width = header.width();
    int height = header.height();
    if (width == 0 || height == 0) {
      throw new Refusal(
          Reason.DIMENSIONS,
          "The image's header states %d × %d pixels, so there is nothing to show."
              .formatted(width, height));
    }
    if (header.pixels() > limits.maxPixels()) {
      throw new Refusal(
          Reason.TOO_MANY_PIXELS,
          "The image has %d × %d pixels, which is more than the %d megapixels taken; scale it down."
              .formatted(width, height, limits.maxPixels() / MEGA));
    }
    if (Math.max(width, height) > limits.maxDimension()) {
      throw new Refusal(
          Reason.DIMENSIONS,
          "The image has %d × %d pixels, and no side may be longer than %d; scale it down."
              .formatted(width, height, limits.maxDimension()));
    }
    if (header.frames() > limits.maxFrames()) {
      throw new Refusal(
          Reason.TOO_MANY_FRAMES,
          "The animation has %d frames, and at most %d are taken; upload a shorter one."
              .formatted(header.frames(), limits.maxFrames()));
    }
  }

  void checkMemory(Picture picture, Size size) {
    long needed = engine.memoryToDecode(picture, size);
    if (needed > limits.maxDecodeBytes()) {
      throw new Refusal(
          Reason.TOO_MUCH_MEMORY,
          ("The image is stored so that decoding it takes about %d MB of memory, and at most %d are"
                  + " given; save it without interlacing or as a baseline JPEG, or scale it down.")
              .formatted(needed / MEBI, limits.maxDecodeBytes() / MEBI));
    }
  }
}
