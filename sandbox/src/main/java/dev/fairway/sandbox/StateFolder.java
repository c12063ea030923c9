package dev.fairway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of everything that the region writes.
 *
 * @param kept the same folder where it outlives the region
 */
record StateFolder(Path folder, Optional<Path> kept) implements AutoCloseable {

  static StateFolder of(SandboxOptions options) {
    try {
      if (options.state().isPresent()) {
        return new StateFolder(Files.createDirectories(options.state().get()), options.state());
      }
      return new StateFolder(Files.createTempDirectory("fairway-"), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox can't write its state.", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (kept.isPresent()) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
