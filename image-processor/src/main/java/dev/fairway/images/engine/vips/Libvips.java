package dev.fairway.images.engine.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The functions of one loaded libvips, set up for a short task: no operation cache, and none of the
 * loaders that libvips itself calls unfit for untrusted files.
 */
public final class Libvips {

  /** Since 8.13 libvips can block its untrusted loaders. */
  private static final int OLDEST_MINOR = 13;

  private final SymbolLookup symbols;
  private final String version;
  private @Nullable Boolean avifEncoder;
  private final VipsFunction errorBuffer;
  private final VipsFunction errorClear;
  final VipsFunction thumbnailBuffer;
  final VipsFunction thumbnailImage;
  final VipsFunction turn;
  final VipsFunction mirror;
  final VipsFunction black;
  final VipsFunction copyMemory;
  final VipsFunction writeToBuffer;
  final VipsFunction writeToMemory;
  final VipsFunction width;
  final VipsFunction height;
  final VipsFunction bands;
  final VipsFunction sampleFormat;
  final VipsFunction fields;
  final VipsFunction removeField;
  final VipsFunction setKill;
  final VipsFunction unref;
  final VipsFunction free;
  final VipsFunction freeStrings;

  private Libvips(SymbolLookup symbols) {
    this.symbols = symbols;
    version = start();
    errorBuffer = function("vips_error_buffer");
    errorClear = function("vips_error_clear");
    thumbnailBuffer = variadic("vips_thumbnail_buffer", 4);
    thumbnailImage = variadic("vips_thumbnail_image", 3);
    turn = variadic("vips_rot", 3);
    mirror = variadic("vips_flip", 3);
    black = variadic("vips_black", 3);
    copyMemory = function("vips_image_copy_memory");
    writeToBuffer = variadic("vips_image_write_to_buffer", 4);
    writeToMemory = function("vips_image_write_to_memory");
    width = function("vips_image_get_width");
    height = function("vips_image_get_height");
    bands = function("vips_image_get_bands");
    sampleFormat = function("vips_image_get_format");
    fields = function("vips_image_get_fields");
    removeField = function("vips_image_remove");
    setKill = function("vips_image_set_kill");
    unref = function("g_object_unref");
    free = function("g_free");
    freeStrings = function("g_strfreev");
  }

  /**
   * Loads and starts libvips.
   *
   * @throws VipsException if it is too old, incomplete or does not start
   * @throws IllegalArgumentException if the file can't be loaded
   */
  public static Libvips load(Path library) {
    return new Libvips(SymbolLookup.libraryLookup(library, Arena.global()));
  }

  /** The same for a name that the system's loader searches for. */
  public static Libvips load(String name) {
    return new Libvips(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  /** Such as 8.18.7. */
  public String version() {
    return version;
  }

  private String start() {
    try (Arena arena = Arena.ofConfined()) {
      muteWarnings(arena);
      if (function("vips_init").callForInt(arena.allocateFrom("fairway").address()) != 0) {
        throw new VipsException("it does not start");
      }
    }
    VipsFunction part = function("vips_version");
    int major = part.callForInt(0);
    int minor = part.callForInt(1);
    if (major != 8 || minor < OLDEST_MINOR) {
      throw new VipsException(
          "it is version %d.%d, and 8.%d is needed".formatted(major, minor, OLDEST_MINOR));
    }
    function("vips_cache_set_max").call(0);
    // Decoding and encoding run in one thread anyway; more of them cost a fifth more CPU time here.
    function("vips_concurrency_set").call(1);
    function("vips_block_untrusted_set").call(1);
    return "%d.%d.%d".formatted(major, minor, part.callForInt(2));
  }

  /** libvips prints a line or more to stderr for each oddity of a file; failures are returned. */
  private static void muteWarnings(Arena arena) {
    VipsFunction.of(Linker.nativeLinker().defaultLookup().findOrThrow("setenv"))
        .call(arena.allocateFrom("VIPS_WARNING").address(), arena.allocateFrom("0").address(), 0);
  }

  /** Whether AVIF can be written; tried once, as a build may have the saver without an encoder. */
  public boolean hasAvifEncoder() {
    if (avifEncoder == null) {
      avifEncoder = VipsImage.canEncodeBlackDot(this, ".avif[effort=0]");
    }
    return avifEncoder;
  }

  /** Reads and clears what libvips wrote about its latest failure; the last line says the most. */
  VipsException failure() {
    String message = errorBuffer.callForAddress().reinterpret(Long.MAX_VALUE).getString(0);
    forgetWarnings();
    String[] lines = message.strip().split("\\s*\n\\s*", -1);
    return new VipsException(lines[lines.length - 1]);
  }

  /** Drops what libvips noted of earlier files that it forgave. */
  void forgetWarnings() {
    errorClear.call();
  }

  private VipsFunction function(String name) {
    return VipsFunction.of(find(name));
  }

  private VipsFunction variadic(String name, int named) {
    return VipsFunction.variadic(find(name), named);
  }

  private MemorySegment find(String name) {
    return symbols.find(name).orElseThrow(() -> new VipsException("it has no function " + name));
  }
}
