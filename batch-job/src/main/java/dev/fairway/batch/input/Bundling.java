package dev.fairway.batch.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the rows of small objects behind each other, in one file for each shape. */
final class Bundling implements AutoCloseable {

  private final Path folder;
  private final int number;
  private final Shaping shaping;
  private final DiskSpace disk;
  private final Map<Shape, StageWriter> writers = new LinkedHashMap<>();
  private final List<InputFile> inputs = new ArrayList<>();

  /**
   * @param number of the load, for the names of its files
   */
  Bundling(Path folder, int number, Shaping shaping, DiskSpace disk) {
    this.folder = folder;
    this.number = number;
    this.shaping = shaping;
    this.disk = disk;
  }

  /**
   * An object as it was downloaded.
   *
   * @param bytes empty where it could not be read
   */
  record Fetched(InputFile file, byte[] bytes) {}

  void add(Fetched fetched) throws IOException {
    if (!fetched.file().isRead()) {
      inputs.add(fetched.file());
      return;
    }
    try {
      append(fetched);
      inputs.add(fetched.file());
    } catch (BrokenFileException e) {
      inputs.add(InputFile.broken(fetched.file().object(), String.valueOf(e.getMessage())));
    }
  }

  private void append(Fetched fetched) throws IOException {
    Staging.refuseEmpty(fetched.file().object(), false);
    InputStream text = Unpacking.of(new ByteArrayInputStream(fetched.bytes()));
    Shaping.Found found = shaping.of(text);
    writer(found.shape()).lines(fetched.file(), found.first(), text, found.skipped());
  }

  private StageWriter writer(Shape shape) throws IOException {
    StageWriter writer = writers.get(shape);
    if (writer == null) {
      Path path = folder.resolve("%06d-%d.txt".formatted(number, writers.size()));
      writer = new StageWriter(path, shape, disk);
      writers.put(shape, writer);
    }
    return writer;
  }

  List<StagedFile> files() {
    return writers.values().stream().map(StageWriter::file).toList();
  }

  Loaded loaded() {
    return new Loaded(files().stream().filter(file -> !file.members().isEmpty()).toList(), inputs);
  }

  @Override
  public void close() throws IOException {
    for (StageWriter writer : writers.values()) {
      writer.close();
    }
  }
}
