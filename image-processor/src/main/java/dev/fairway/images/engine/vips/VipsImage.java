package dev.fairway.images.engine.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.fairway.images.engine.look.Pixels;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import java.util.function.LongToIntFunction;

/**
 * One image of libvips. What it was loaded from must outlive it. Belongs to one thread, but for
 * {@link #kill}.
 */
public final class VipsImage implements AutoCloseable {

  private static final long NULL = 0;
  private static final int FORCE_SIZE = 3;
  private static final int HORIZONTAL = 0;
  private static final int EIGHT_BITS = 0;

  private final Libvips vips;
  private final long image;

  private VipsImage(Libvips vips, long image) {
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
    vips.forgetWarnings();
    try (Arena arena = Arena.ofConfined()) {
      // A null name ends the list of options, so what follows it is not read.
      long profile = convertColours ? text(arena, "export_profile") : NULL;
      return made(
          vips,
          arena,
          out ->
              vips.thumbnailBuffer.callForInt(
                  file.address(),
                  file.byteSize(),
                  out,
                  width,
                  text(arena, "height"),
                  height,
                  text(arena, "size"),
                  FORCE_SIZE,
                  text(arena, "no_rotate"),
                  1,
                  text(arena, "option_string"),
                  text(arena, "[fail_on=error]"),
                  profile,
                  text(arena, "srgb"),
                  NULL));
    }
  }

  /** Scales to exactly this size; computed when the result is used. */
  public VipsImage scaleTo(int width, int height) {
    try (Arena arena = Arena.ofConfined()) {
      return made(
          vips,
          arena,
          out ->
              vips.thumbnailImage.callForInt(
                  image,
                  out,
                  width,
                  text(arena, "height"),
                  height,
                  text(arena, "size"),
                  FORCE_SIZE,
                  text(arena, "no_rotate"),
                  1,
                  NULL));
    }
  }

  /** Turns clockwise. */
  public VipsImage turn(int quarterTurns) {
    try (Arena arena = Arena.ofConfined()) {
      return made(vips, arena, out -> vips.turn.callForInt(image, out, quarterTurns, NULL));
    }
  }

  /** Swaps left and right. */
  public VipsImage mirror() {
    try (Arena arena = Arena.ofConfined()) {
      return made(vips, arena, out -> vips.mirror.callForInt(image, out, HORIZONTAL, NULL));
    }
  }

  /** Computes all pixels now and keeps them in memory. */
  public VipsImage inMemory() {
    long copy = vips.copyMemory.call(image);
    if (copy == NULL) {
      throw vips.failure();
    }
    return new VipsImage(vips, copy);
  }

  /**
   * Drops all metadata of an image that is in memory. To ask the savers for it is not enough: the
   * WebP saver of 8.14 keeps all, and even then writes an EXIF block of defaults.
   */
  public void removeMetadata() {
    MemorySegment names = vips.fields.callForAddress(image).reinterpret(Long.MAX_VALUE);
    for (long i = 0; !names.getAtIndex(ADDRESS, i).equals(MemorySegment.NULL); i++) {
      // What libvips needs of the header, such as the width, it refuses to remove.
      vips.removeField.call(image, names.getAtIndex(ADDRESS, i).address());
    }
    vips.freeStrings.call(names.address());
  }

  /**
   * Encodes the image and lends the file's bytes.
   *
   * @param suffix file name ending and options, such as {@code .webp[Q=80]}
   */
  public <T> T encode(String suffix, Function<MemorySegment, T> borrower) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(ADDRESS);
      MemorySegment size = arena.allocate(JAVA_LONG);
      int failed =
          vips.writeToBuffer.callForInt(
              image, text(arena, suffix), buffer.address(), size.address(), NULL);
      if (failed != 0) {
        throw vips.failure();
      }
      return lend(buffer.get(ADDRESS, 0), size.get(JAVA_LONG, 0), borrower);
    }
  }

  /** Copies the pixels out. */
  public Pixels pixels() {
    if (vips.sampleFormat.callForInt(image) != EIGHT_BITS) {
      throw new IllegalStateException("libvips kept more than 8 bits a sample");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      MemorySegment buffer = vips.writeToMemory.callForAddress(image, size.address());
      if (buffer.equals(MemorySegment.NULL)) {
        throw vips.failure();
      }
      byte[] samples = lend(buffer, size.get(JAVA_LONG, 0), lent -> lent.toArray(JAVA_BYTE));
      return new Pixels(width(), height(), vips.bands.callForInt(image), samples);
    }
  }

  private <T> T lend(MemorySegment buffer, long size, Function<MemorySegment, T> borrower) {
    try {
      return borrower.apply(buffer.reinterpret(size));
    } finally {
      vips.free.call(buffer.address());
    }
  }

  public int width() {
    return vips.width.callForInt(image);
  }

  public int height() {
    return vips.height.callForInt(image);
  }

  /** Makes a computation of this image fail soon; may be called by any thread until the close. */
  public void kill() {
    vips.setKill.call(image, 1);
  }

  @Override
  public void close() {
    vips.unref.call(image);
  }

  static boolean canEncodeBlackDot(Libvips vips, String suffix) {
    try (Arena arena = Arena.ofConfined();
        VipsImage dot = made(vips, arena, out -> vips.black.callForInt(out, 16, 16, NULL))) {
      return dot.encode(suffix, file -> file.byteSize() > 0);
    } catch (VipsException e) {
      return false;
    }
  }

  /** Runs an operation that puts its result where it is told and answers 0 for success. */
  private static VipsImage made(Libvips vips, Arena arena, LongToIntFunction operation) {
    MemorySegment out = arena.allocate(ADDRESS);
    if (operation.applyAsInt(out.address()) != 0) {
      throw vips.failure();
    }
    return new VipsImage(vips, out.get(ADDRESS, 0).address());
  }

  private static long text(Arena arena, String text) {
    return arena.allocateFrom(text).address();
  }
}
