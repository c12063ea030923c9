package dev.fairway.batch.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), one member after the other, and checks each one's CRC and length. The
 * JDK's own stream takes a file that is cut between two members, or has anything else behind one,
 * for a whole one.
 */
final class GzipStream extends InputStream {

  private static final int BUFFER = 64 * 1024;
  private static final int NEEDED_FLAGS = 0xE0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean first = true;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || nextMember()) {
      int count = inflate(bytes, offset, length);
      if (count > 0) {
        return count;
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count = inflater.inflate(bytes, offset, length);
      crc.update(bytes, offset, count);
      if (inflater.finished()) {
        endMember();
      } else if (count == 0 && inflater.needsInput()) {
        position = limit;
        require();
        inflater.setInput(buffer, position, limit - position);
      }
      return count;
    } catch (DataFormatException e) {
      throw new BrokenFileException("its gzip data is damaged: " + e.getMessage());
    }
  }

  private boolean nextMember() throws IOException {
    if (!first && onlyPaddingIsLeft()) {
      return false;
    }
    if (octet() != 0x1F || octet() != 0x8B) {
      throw new BrokenFileException(
          first ? "it is no gzip" : "something that is no gzip follows its gzip data");
    }
    header();
    inflater.reset();
    crc.reset();
    inflater.setInput(buffer, position, limit - position);
    first = false;
    inMember = true;
    return true;
  }

  /** RFC 1952, 2.3: method, flags, time, extra flags, system, and what the flags announce. */
  private void header() throws IOException {
    int method = octet();
    int flags = octet();
    if (method != 8 || (flags & NEEDED_FLAGS) != 0) {
      throw new BrokenFileException("its gzip header is damaged");
    }
    skip(6);
    if ((flags & 4) != 0) {
      skip(octet() | octet() << 8);
    }
    for (int text = 0; text < Integer.bitCount(flags & 0x18); text++) {
      while (octet() != 0) {
        continue;
      }
    }
    if ((flags & 2) != 0) {
      skip(2);
    }
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (number() != crc.getValue()) {
      throw new BrokenFileException("its gzip CRC is wrong");
    }
    if (number() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new BrokenFileException("its gzip length is wrong");
    }
    inMember = false;
  }

  /** Some programs fill the last block of a file up with zeros. */
  private boolean onlyPaddingIsLeft() throws IOException {
    while (position < limit || fill()) {
      if (buffer[position] != 0) {
        return false;
      }
      position++;
    }
    return true;
  }

  private long number() throws IOException {
    return octet() | octet() << 8 | octet() << 16 | (long) octet() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      octet();
    }
  }

  private int octet() throws IOException {
    if (position == limit) {
      require();
    }
    return buffer[position++] & 0xFF;
  }

  private void require() throws IOException {
    if (!fill()) {
      throw new EOFException("the gzip data is cut off");
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
