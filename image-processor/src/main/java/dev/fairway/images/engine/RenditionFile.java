package dev.fairway.images.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes an encoded picture to its file, and its checksum down. */
final class RenditionFile {

  private RenditionFile() {}

  static Rendition write(Path file, ByteBuffer bytes, Size size, RenditionFormat format)
      throws IOException {
    long length = bytes.remaining();
    MessageDigest sha256 = sha256();
    sha256.update(bytes.duplicate());
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    return new Rendition(
        size.width(),
        size.height(),
        format,
        file,
        length,
        HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
