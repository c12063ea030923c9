package dev.fairway.images.engine.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
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
  private final Linker linker = Linker.nativeLinker();
  private final String version;
  private @Nullable Boolean avifEncoder;
  private final MethodHandle errorBuffer;
  private final MethodHandle errorClear;
  final MethodHandle thumbnailBuffer;
  final MethodHandle thumbnailImage;
  final MethodHandle turn;
  final MethodHandle mirror;
  final MethodHandle copyMemory;
  final MethodHandle writeToBuffer;
  final MethodHandle writeToMemory;
  final MethodHandle width;
  final MethodHandle height;
  final MethodHandle bands;
  final MethodHandle sampleFormat;
  final MethodHandle setKill;
  final MethodHandle unref;
  final MethodHandle free;
  final MethodHandle black;
  final MethodHandle fields;
  final MethodHandle removeField;
  final MethodHandle freeStrings;

  private Libvips(SymbolLookup symbols) {
    this.symbols = symbols;
    version = start();
    FunctionDescriptor property = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    FunctionDescriptor release = FunctionDescriptor.ofVoid(ADDRESS);
    FunctionDescriptor oneInt =
        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    errorBuffer = function("vips_error_buffer", FunctionDescriptor.of(ADDRESS));
    errorClear = function("vips_error_clear", FunctionDescriptor.ofVoid());
    thumbnailBuffer =
        variadic(
            "vips_thumbnail_buffer",
            4,
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
                JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    thumbnailImage =
        variadic(
            "vips_thumbnail_image",
            3,
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
                JAVA_INT, ADDRESS));
    turn = variadic("vips_rot", 3, oneInt);
    mirror = variadic("vips_flip", 3, oneInt);
    copyMemory = function("vips_image_copy_memory", FunctionDescriptor.of(ADDRESS, ADDRESS));
    writeToBuffer =
        variadic(
            "vips_image_write_to_buffer",
            4,
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    writeToMemory =
        function("vips_image_write_to_memory", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
    width = function("vips_image_get_width", property);
    height = function("vips_image_get_height", property);
    bands = function("vips_image_get_bands", property);
    sampleFormat = function("vips_image_get_format", property);
    setKill = function("vips_image_set_kill", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    unref = function("g_object_unref", release);
    free = function("g_free", release);
    fields = function("vips_image_get_fields", FunctionDescriptor.of(ADDRESS, ADDRESS));
    removeField = function("vips_image_remove", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    freeStrings = function("g_strfreev", release);
    black =
        variadic(
            "vips_black", 3, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
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
      MethodHandle init = function("vips_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
      MethodHandle setting = function("vips_cache_set_max", FunctionDescriptor.ofVoid(JAVA_INT));
      MethodHandle part = function("vips_version", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
      if ((int) init.invokeExact(arena.allocateFrom("fairway")) != 0) {
        throw new VipsException("it does not start");
      }
      int major = (int) part.invokeExact(0);
      int minor = (int) part.invokeExact(1);
      int micro = (int) part.invokeExact(2);
      if (major != 8 || minor < OLDEST_MINOR) {
        throw new VipsException(
            "it is version %d.%d, and 8.%d is needed".formatted(major, minor, OLDEST_MINOR));
      }
      setting.invokeExact(0);
      function("vips_concurrency_set", FunctionDescriptor.ofVoid(JAVA_INT))
          .invokeExact(Runtime.getRuntime().availableProcessors());
      function("vips_block_untrusted_set", FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(1);
      return major + "." + minor + "." + micro;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** libvips prints a line or more to stderr for each oddity of a file; failures are returned. */
  private void muteWarnings(Arena arena) throws Throwable {
    MethodHandle setEnvironment =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    int _ =
        (int)
            setEnvironment.invokeExact(
                arena.allocateFrom("VIPS_WARNING"), arena.allocateFrom("0"), 0);
  }

  /** Drops what libvips noted of earlier files that it forgave. */
  void forgetWarnings() throws Throwable {
    errorClear.invokeExact();
  }

  /** Whether AVIF can be written; tried once, as a build may have the saver without an encoder. */
  public boolean hasAvifEncoder() {
    if (avifEncoder == null) {
      avifEncoder = VipsImage.canEncodeBlackDot(this, ".avif[effort=0]");
    }
    return avifEncoder;
  }

  /** Reads and clears what libvips wrote about its latest failure. */
  VipsException failure() {
    try {
      MemorySegment text = (MemorySegment) errorBuffer.invokeExact();
      String message = text.reinterpret(Long.MAX_VALUE).getString(0);
      errorClear.invokeExact();
      return new VipsException(String.join("; ", message.strip().split("\\s*\n\\s*")));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /** A method handle declares Throwable, though these throw only unchecked exceptions. */
  static RuntimeException rethrown(Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new IllegalStateException("A call of libvips failed", e);
    };
  }

  private MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
    MemorySegment address =
        symbols.find(name).orElseThrow(() -> new VipsException("it has no function " + name));
    return linker.downcallHandle(address, shape, options);
  }

  private MethodHandle variadic(String name, int fixed, FunctionDescriptor shape) {
    return function(name, shape, Linker.Option.firstVariadicArg(fixed));
  }
}
