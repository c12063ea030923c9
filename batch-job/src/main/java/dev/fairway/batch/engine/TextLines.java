package dev.fairway.batch.engine;

import dev.fairway.batch.input.Member;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the lines of one object in a staged file, whatever they hold. */
final class TextLines implements AutoCloseable {

  private static final int BUFFER = 256 * 1024;
  private static final int LONGEST = 16 << 20;

  private final InputStream in;
  private long left;
  private long number;

  TextLines(Path path, Member member) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    in.skipNBytes(member.offset());
    left = member.bytes();
    number = member.skipped();
  }

  /**
   * A line that is not blank.
   *
   * @param number in its object, from 1
   * @param text without its end; with replacement characters where it is no UTF-8
   * @param fault why it can't be a row, if so
   */
  record Line(long number, String text, Optional<String> fault) {}

  /** The next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    while (left > 0) {
      var bytes = new ByteArrayOutputStream(256);
      boolean cut = read(bytes);
      number++;
      byte[] line = bytes.toByteArray();
      int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
      if (length > 0) {
        return Optional.of(line(line, length, cut));
      }
    }
    return Optional.empty();
  }

  private boolean read(ByteArrayOutputStream line) throws IOException {
    boolean cut = false;
    while (left > 0) {
      left--;
      int b = in.read();
      if (b < 0) {
        throw new IOException("The staged file is shorter than it was");
      }
      if (b == '\n') {
        break;
      }
      if (line.size() < LONGEST) {
        line.write(b);
      } else {
        cut = true;
      }
    }
    return cut;
  }

  private Line line(byte[] bytes, int length, boolean cut) {
    if (cut) {
      String start = new String(bytes, 0, 4096, StandardCharsets.UTF_8);
      return new Line(number, start, Optional.of("it is longer than 16 MB"));
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return new Line(number, text, Optional.empty());
    } catch (CharacterCodingException e) {
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return new Line(number, text, Optional.of("it is no UTF-8"));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
