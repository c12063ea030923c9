package dev.fairway.batch.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a download, and digests it on the way. */
final class MeteredStream extends FilterInputStream {

  private final @Nullable MessageDigest md5;
  private long count;

  MeteredStream(InputStream in, boolean digest) {
    super(in);
    md5 = digest ? md5() : null;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      count += read;
      if (md5 != null) {
        md5.update(bytes, offset, read);
      }
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    throw new IOException("What is skipped is not digested");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  void skipToEnd() throws IOException {
    byte[] rest = new byte[16 * 1024];
    while (read(rest, 0, rest.length) >= 0) {
      continue;
    }
  }

  /**
   * @throws IOException where the download is not what S3 holds
   */
  void check(long length, Optional<String> expected) throws IOException {
    if (count != length) {
      throw new IOException("got %d of %d bytes".formatted(count, length));
    }
    if (md5 != null && expected.isPresent()) {
      String got = HexFormat.of().formatHex(md5.digest());
      if (!got.equals(expected.get())) {
        throw new IOException("got MD5 %s for ETag %s".formatted(got, expected.get()));
      }
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
