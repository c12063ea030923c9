package dev.fairway.batch.input;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Unpacks gzip and zstd, which a file is known as by its first bytes, whatever its name. */
final class Unpacking {

  private static final int MAGIC_BYTES = 4;

  private Unpacking() {}

  /** What is read from it throws {@link BrokenFileException} where a file is damaged or cut. */
  static InputStream of(InputStream packed) throws IOException {
    var stream = new PushbackInputStream(packed, MAGIC_BYTES);
    byte[] magic = stream.readNBytes(MAGIC_BYTES);
    stream.unread(magic);
    if (starts(magic, 0x1F, 0x8B)) {
      return new Checked(new GzipStream(stream));
    }
    if (starts(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return new Checked(new ZstdInputStream(stream));
    }
    return stream;
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Says in our words what a decompressor finds wrong. */
  private static final class Checked extends FilterInputStream {

    Checked(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (EOFException e) {
        throw new BrokenFileException("it is cut off: its compressed data has no end");
      } catch (ZstdIOException e) {
        throw new BrokenFileException("its zstd data is damaged or cut off: " + e.getMessage());
      }
    }
  }
}
