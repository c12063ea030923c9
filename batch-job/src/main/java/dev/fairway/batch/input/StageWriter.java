package dev.fairway.batch.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Appends the rows of objects to a staged file, and counts them; what fails leaves nothing. */
final class StageWriter implements AutoCloseable {

  private static final int BUFFER = 256 * 1024;

  private final Path path;
  private final Shape shape;
  private final DiskSpace disk;
  private final FileChannel channel;
  private final List<Member> members = new ArrayList<>();
  private final byte[] buffer = new byte[BUFFER];
  private long position;

  StageWriter(Path path, Shape shape, DiskSpace disk) throws IOException {
    this.path = path;
    this.shape = shape;
    this.disk = disk;
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Appends bytes as they are. */
  void raw(InputFile file, InputStream bytes) throws IOException {
    append(file, new byte[0], bytes, 0, false);
  }

  /**
   * Appends lines.
   *
   * @param first bytes that were read before the others
   * @param skipped lines of the object that are left out
   */
  void lines(InputFile file, byte[] first, InputStream rest, int skipped) throws IOException {
    append(file, first, rest, skipped, true);
  }

  private void append(InputFile file, byte[] first, InputStream rest, int skipped, boolean isText)
      throws IOException {
    long start = position;
    boolean whole = false;
    try {
      var count = new LineCount();
      write(first, first.length, count, isText);
      for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
        write(buffer, read, count, isText);
      }
      if (isText && count.inLine()) {
        write(new byte[] {'\n'}, 1, count, true);
      }
      members.add(new Member(file, start, position - start, skipped, count.rows()));
      whole = true;
    } finally {
      if (!whole) {
        cutBack(start);
      }
    }
  }

  private void write(byte[] bytes, int length, LineCount count, boolean isText) throws IOException {
    if (length == 0) {
      return;
    }
    if (isText) {
      count.add(bytes, length);
    }
    disk.take(length);
    position += length;
    ByteBuffer out = ByteBuffer.wrap(bytes, 0, length);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  private void cutBack(long start) throws IOException {
    disk.giveBack(position - start);
    position = start;
    channel.truncate(start);
    channel.position(start);
  }

  /** Forgets the last object, which is not as it should be after all. */
  void dropLast() throws IOException {
    cutBack(members.removeLast().offset());
  }

  StagedFile file() {
    return new StagedFile(path, shape, members, position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
