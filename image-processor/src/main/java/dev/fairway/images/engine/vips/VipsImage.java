package dev.fairway.images.engine.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.fairway.images.engine.look.Pixels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * One image of libvips. What it was loaded from must outlive it. Belongs to one thread, but for
 * {@link #kill}.
 */
public final class VipsImage implements AutoCloseable {

  private static final int FORCE_SIZE = 3;
  private static final int HORIZONTAL = 0;
  private static final int EIGHT_BITS = 0;

  private final Libvips vips;
  private final MemorySegment image;

  private VipsImage(Libvips vips, MemorySegment image) {
    this.vips = vips;
    this.image = image;
  }

  /**
   * Opens an image to be decoded straight to a size, not rotated, in 8-bit sRGB or grey. Pixels are
   * computed when the result is used. Fails at the first error in the file.
   *
   * @param convertColours whether the file has a colour profile to convert from
   */
  public static VipsImage open(
      Libvips vips, MemorySegment file, int width, int height, boolean convertColours) {
    try (Arena arena = Arena.ofConfined()) {
      vips.forgetWarnings();
      MemorySegment out = arena.allocate(ADDRESS);
      // A null name ends the list of options, so what follows it is not read.
      MemorySegment profileOption =
          convertColours ? arena.allocateFrom("export_profile") : MemorySegment.NULL;
      int failed =
          (int)
              vips.thumbnailBuffer.invokeExact(
                  file,
                  file.byteSize(),
                  out,
                  width,
                  arena.allocateFrom("height"),
                  height,
                  arena.allocateFrom("size"),
                  FORCE_SIZE,
                  arena.allocateFrom("no_rotate"),
                  1,
                  arena.allocateFrom("option_string"),
                  arena.allocateFrom("[fail_on=error]"),
                  profileOption,
                  arena.allocateFrom("srgb"),
                  MemorySegment.NULL);
      return result(vips, failed, out);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Scales to exactly this size; computed when the result is used. */
  public VipsImage scaleTo(int width, int height) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      int failed =
          (int)
              vips.thumbnailImage.invokeExact(
                  image,
                  out,
                  width,
                  arena.allocateFrom("height"),
                  height,
                  arena.allocateFrom("size"),
                  FORCE_SIZE,
                  arena.allocateFrom("no_rotate"),
                  1,
                  MemorySegment.NULL);
      return result(vips, failed, out);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Turns clockwise. */
  public VipsImage turn(int quarterTurns) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      int failed = (int) vips.turn.invokeExact(image, out, quarterTurns, MemorySegment.NULL);
      return result(vips, failed, out);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Swaps left and right. */
  public VipsImage mirror() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      int failed = (int) vips.mirror.invokeExact(image, out, HORIZONTAL, MemorySegment.NULL);
      return result(vips, failed, out);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Computes all pixels now and keeps them in memory. */
  public VipsImage inMemory() {
    try {
      MemorySegment copy = (MemorySegment) vips.copyMemory.invokeExact(image);
      if (copy.equals(MemorySegment.NULL)) {
        throw vips.failure();
      }
      return new VipsImage(vips, copy);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /**
   * Drops all metadata of an image that is in memory. To ask the savers for it is not enough: the
   * WebP saver of 8.14 keeps all, and even then writes an EXIF block of defaults.
   */
  public void removeMetadata() {
    try {
      MemorySegment names =
          ((MemorySegment) vips.fields.invokeExact(image)).reinterpret(Long.MAX_VALUE);
      try {
        for (long i = 0; !names.getAtIndex(ADDRESS, i).equals(MemorySegment.NULL); i++) {
          // What libvips needs of the header, such as the width, it refuses to remove.
          int _ = (int) vips.removeField.invokeExact(image, names.getAtIndex(ADDRESS, i));
        }
      } finally {
        vips.freeStrings.invokeExact(names);
      }
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /**
   * Encodes the image and lends the file's bytes.
   *
   * @param suffix file name ending and options, such as {@code .webp[Q=80]}
   */
  public void encode(String suffix, Consumer<MemorySegment> borrower) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(ADDRESS);
      MemorySegment size = arena.allocate(JAVA_LONG);
      int failed =
          (int)
              vips.writeToBuffer.invokeExact(
                  image, arena.allocateFrom(suffix), buffer, size, MemorySegment.NULL);
      if (failed != 0) {
        throw vips.failure();
      }
      lend(buffer.get(ADDRESS, 0), size.get(JAVA_LONG, 0), borrower);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Copies the pixels out. */
  public Pixels pixels() {
    try (Arena arena = Arena.ofConfined()) {
      if ((int) vips.sampleFormat.invokeExact(image) != EIGHT_BITS) {
        throw new IllegalStateException("libvips kept more than 8 bits a sample");
      }
      MemorySegment size = arena.allocate(JAVA_LONG);
      MemorySegment buffer = (MemorySegment) vips.writeToMemory.invokeExact(image, size);
      if (buffer.equals(MemorySegment.NULL)) {
        throw vips.failure();
      }
      byte[][] samples = new byte[1][];
      lend(buffer, size.get(JAVA_LONG, 0), lent -> samples[0] = lent.toArray(JAVA_BYTE));
      return new Pixels(width(), height(), (int) vips.bands.invokeExact(image), samples[0]);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  private void lend(MemorySegment buffer, long size, Consumer<MemorySegment> borrower)
      throws Throwable {
    try {
      borrower.accept(buffer.reinterpret(size));
    } finally {
      vips.free.invokeExact(buffer);
    }
  }

  public int width() {
    try {
      return (int) vips.width.invokeExact(image);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  public int height() {
    try {
      return (int) vips.height.invokeExact(image);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  /** Makes a computation of this image fail soon; may be called by any thread until the close. */
  public void kill() {
    try {
      vips.setKill.invokeExact(image, 1);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  @Override
  public void close() {
    try {
      vips.unref.invokeExact(image);
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  static boolean canEncodeBlackDot(Libvips vips, String suffix) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      int failed = (int) vips.black.invokeExact(out, 16, 16, MemorySegment.NULL);
      try (VipsImage dot = result(vips, failed, out)) {
        dot.encode(suffix, _ -> {});
        return true;
      }
    } catch (VipsException e) {
      return false;
    } catch (Throwable e) {
      throw Libvips.rethrown(e);
    }
  }

  private static VipsImage result(Libvips vips, int failed, MemorySegment out) {
    if (failed != 0) {
      throw vips.failure();
    }
    return new VipsImage(vips, out.get(ADDRESS, 0));
  }
}
