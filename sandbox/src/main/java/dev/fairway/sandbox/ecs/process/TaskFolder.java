package dev.fairway.sandbox.ecs.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ephemeral storage of a task: a folder that is gone when the task is. */
record TaskFolder(Path path) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TaskFolder.class);

  /** Makes the folder of a task, empty. */
  static TaskFolder create(Path parent, String taskId) {
    try {
      return new TaskFolder(Files.createDirectories(parent.resolve(taskId)).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long bytes() {
    long[] sum = {0};
    walk(
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }

  @Override
  public void close() {
    walk(
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void walk(SimpleFileVisitor<Path> visitor) {
    try {
      if (Files.exists(path)) {
        Files.walkFileTree(path, visitor);
      }
    } catch (IOException e) {
      log.warn("{} could not be walked to its end: {}", path, e.toString());
    }
  }
}
