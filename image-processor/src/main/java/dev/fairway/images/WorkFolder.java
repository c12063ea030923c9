package dev.fairway.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of one upload, deleted when the work ends. */
final class WorkFolder implements AutoCloseable {

  private final Path path;

  WorkFolder() {
    try {
      path = Files.createTempDirectory("image-");
    } catch (IOException e) {
      throw new UncheckedIOException("No folder can be made under java.io.tmpdir.", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " can't be deleted.", e);
    }
  }
}
