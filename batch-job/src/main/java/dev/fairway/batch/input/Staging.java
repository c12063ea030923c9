package dev.fairway.batch.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Lays the rows of an object into a staged file of its own. */
final class Staging implements ObjectReader.Sink {

  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private final Path path;
  private final Shaping shaping;
  private final boolean isText;
  private final DiskSpace disk;
  private StagedFile staged;

  Staging(Path path, Shaping shaping, boolean isText, DiskSpace disk) {
    this.path = path;
    this.shaping = shaping;
    this.isText = isText;
    this.disk = disk;
    staged = new StagedFile(path, Shape.SELF_DESCRIBING, List.of(), 0);
  }

  StagedFile staged() {
    return staged;
  }

  @Override
  public void take(InputObject object, InputStream bytes) throws IOException {
    staged.delete(disk);
    refuseEmpty(object, !isText);
    if (isText) {
      text(InputFile.read(object), bytes);
    } else {
      parquet(InputFile.read(object), bytes);
    }
  }

  static void refuseEmpty(InputObject object, boolean always) {
    if (object.size() == 0 && (always || Load.namedAsPacked(object))) {
      throw new BrokenFileException("it is empty: not even a header of its format is there");
    }
  }

  private void text(InputFile file, InputStream bytes) throws IOException {
    InputStream text = Unpacking.of(bytes);
    Shaping.Found found = shaping.of(text);
    try (var writer = new StageWriter(path, found.shape(), disk)) {
      writer.lines(file, found.first(), text, found.skipped());
      staged = writer.file();
    }
  }

  private void parquet(InputFile file, InputStream bytes) throws IOException {
    try (var writer = new StageWriter(path, Shape.SELF_DESCRIBING, disk)) {
      writer.raw(file, bytes);
      staged = writer.file();
    }
    if (!isParquet()) {
      throw new BrokenFileException("it is no whole Parquet file: it does not end as one");
    }
  }

  private boolean isParquet() throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] start = new byte[PARQUET.length];
      byte[] end = new byte[PARQUET.length];
      if (file.length() < 3 * PARQUET.length) {
        return false;
      }
      file.readFully(start);
      file.seek(file.length() - PARQUET.length);
      file.readFully(end);
      return Arrays.equals(start, PARQUET) && Arrays.equals(end, PARQUET);
    }
  }
}
