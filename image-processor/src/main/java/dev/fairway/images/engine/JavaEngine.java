package dev.fairway.images.engine;

import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.look.Pixels;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Decodes and encodes with ImageIO and its plug-ins: no AVIF, no HEIC, and a large image is thinned
 * out while it is read, to keep it within the heap.
 */
final class JavaEngine implements Engine {

  /** Beyond this many pixels only every second (third, ...) one of a row and column is kept. */
  private static final double PIXELS_AT_ONCE = 26e6;

  @Override
  public String name() {
    return "java " + Runtime.version().feature() + " imageio";
  }

  @Override
  public boolean reads(ImageType type) {
    return switch (type) {
      case JPEG, PNG, GIF, WEBP -> true;
      default -> false;
    };
  }

  @Override
  public boolean writes(RenditionFormat format) {
    return format != RenditionFormat.AVIF;
  }

  @Override
  public long memoryToDecode(Picture picture, Size size) {
    ImageHeader header = picture.header();
    int perPixel = header.layout().bytesPerPixel();
    int step = stepFor(picture, size);
    long kept = header.pixels() / ((long) step * step) * perPixel;
    return switch (header.type()) {
      // libwebp's picture, its copy in the heap, and the thinned one.
      case WEBP -> header.pixels() * 8 + kept;
      case JPEG -> header.layout().atOnce() ? header.pixels() * perPixel + kept : kept;
      default -> kept;
    };
  }

  @Override
  public Canvas decode(Picture picture, Size size, TimeLimit limit) {
    if (picture.header().type() == ImageType.WEBP && picture.header().frames() > 1) {
      throw new Refusal(
          Reason.UNSUPPORTED_TYPE,
          "The file is an animated WebP, which this installation can't decode; upload a still"
              + " image.");
    }
    checkHeap(picture, size);
    ImageReading reading = new ImageReading(picture, stepFor(picture, size));
    try {
      Pixels stored = reading.read(picture.storedSizeOf(size), limit);
      limit.check();
      return new JavaCanvas(Turn.upright(stored, picture.orientation()));
    } catch (OutOfMemoryError e) {
      throw tooMuchMemory(memoryToDecode(picture, size));
    } catch (EOFException e) {
      throw picture.broken("it ends too early");
    } catch (IOException e) {
      throw limit.isOver() ? limit.tooSlow() : picture.broken(clause(e));
    }
  }

  private static String clause(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private static int stepFor(Picture picture, Size size) {
    int wanted = (int) Math.ceil(Math.sqrt(picture.header().pixels() / PIXELS_AT_ONCE));
    Size upright = picture.upright();
    int possible = Math.min(upright.width() / size.width(), upright.height() / size.height());
    return Math.clamp(wanted, 1, Math.max(1, possible));
  }

  private void checkHeap(Picture picture, Size size) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    long needed = memoryToDecode(picture, size);
    if (needed > free) {
      throw tooMuchMemory(needed);
    }
  }

  private static Refusal tooMuchMemory(long needed) {
    return new Refusal(
        Reason.TOO_MUCH_MEMORY,
        "Decoding the image takes about %d MB of memory, more than this task has; scale it down."
            .formatted(needed >> 20));
  }
}
