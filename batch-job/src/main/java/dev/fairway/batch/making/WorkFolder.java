package dev.fairway.batch.making;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the making of one report, which goes with it. */
final class WorkFolder implements AutoCloseable {

  private final Path path;

  private WorkFolder(Path path) {
    this.path = path;
  }

  static WorkFolder in(Path parent) {
    try {
      Files.createDirectories(parent);
      Path path = Files.createTempDirectory(parent, "report-").toRealPath();
      Files.createDirectory(path.resolve("in"));
      Files.createDirectory(path.resolve("out"));
      return new WorkFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException("WORK_FOLDER can't be used: " + parent, e);
    }
  }

  Path path() {
    return path;
  }

  Path in() {
    return path.resolve("in");
  }

  Path out() {
    return path.resolve("out");
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A folder of a report can't be deleted: " + path, e);
    }
  }
}
