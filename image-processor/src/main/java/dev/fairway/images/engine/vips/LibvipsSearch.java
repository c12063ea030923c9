package dev.fairway.images.engine.vips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a usable libvips: the one that {@code -Dvips.library} or {@code VIPS_LIBRARY} names, else
 * one in {@code native/} below the working directory, else the system's.
 */
public final class LibvipsSearch {

  private static final Logger log = LoggerFactory.getLogger(LibvipsSearch.class);

  private static final Pattern LIBRARY =
      Pattern.compile("libvips(-cpp)?(\\.[0-9.]+)?\\.(so(\\.[0-9.]+)?|dylib)");
  private static final List<String> SYSTEM_NAMES =
      List.of(
          "libvips.so.42",
          "libvips.42.dylib",
          "/opt/homebrew/lib/libvips.42.dylib",
          "/usr/local/lib/libvips.42.dylib");

  /** Deep enough for node_modules/@img/PACKAGE/lib. */
  private static final int NATIVE_DEPTH = 5;

  private LibvipsSearch() {}

  /** Says in the log what was found and can't be used. */
  public static Optional<Libvips> find() {
    return find(
        Optional.ofNullable(System.getProperty("vips.library"))
            .orElse(System.getenv("VIPS_LIBRARY")),
        Path.of("native"));
  }

  static Optional<Libvips> find(@Nullable String named, Path folder) {
    if (named != null && !named.isBlank()) {
      return load(named, () -> Libvips.load(Path.of(named).toAbsolutePath()), true);
    }
    for (Path file : in(folder)) {
      Optional<Libvips> vips =
          load(file.toString(), () -> Libvips.load(file.toAbsolutePath()), true);
      if (vips.isPresent()) {
        return vips;
      }
    }
    for (String name : SYSTEM_NAMES) {
      Optional<Libvips> vips = load(name, () -> Libvips.load(name), false);
      if (vips.isPresent()) {
        return vips;
      }
    }
    return Optional.empty();
  }

  private static List<Path> in(Path folder) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found =
          Files.find(
              folder,
              NATIVE_DEPTH,
              (file, attributes) ->
                  attributes.isRegularFile()
                      && LIBRARY.matcher(file.getFileName().toString()).matches())) {
        found.sorted().forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        log.warn("The folder {} can't be searched for libvips: {}", folder, e.toString());
      }
    }
    return files;
  }

  private static Optional<Libvips> load(String name, Supplier<Libvips> loader, boolean expected) {
    try {
      return Optional.of(loader.get());
    } catch (VipsException e) {
      log.warn("libvips was found as {}, but can't be used: {}", name, e.getMessage());
    } catch (IllegalArgumentException e) {
      if (expected) {
        log.warn("libvips can't be loaded from {}: {}", name, e.getMessage());
      }
    }
    return Optional.empty();
  }
}
