package dev.fairway.batch.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file on the task's disk with the rows of one object, or of many small ones behind each other.
 *
 * @param path of text without headers, each line ended; or of Parquet, as it was
 * @param bytes its length
 */
public record StagedFile(Path path, Shape shape, List<Member> members, long bytes) {

  public StagedFile {
    members = List.copyOf(members);
  }

  /** As Java counts them, in text. */
  public long rows() {
    return members.stream().mapToLong(Member::rows).sum();
  }

  void delete(DiskSpace disk) {
    try {
      if (Files.deleteIfExists(path)) {
        disk.giveBack(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Input can't be deleted: " + path, e);
    }
  }
}
