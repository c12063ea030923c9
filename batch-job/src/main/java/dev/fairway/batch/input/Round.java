package dev.fairway.batch.input;

import java.util.List;

/**
 * As much of the window's input as the disk has room for.
 *
 * @param inputs what became of each object of it
 * @param whole whether this is all that the window has
 */
public record Round(List<StagedFile> files, List<InputFile> inputs, boolean whole, DiskSpace disk)
    implements AutoCloseable {

  public Round {
    files = List.copyOf(files);
    inputs = List.copyOf(inputs);
  }

  /** Deletes the files. */
  @Override
  public void close() {
    files.forEach(file -> file.delete(disk));
  }
}
