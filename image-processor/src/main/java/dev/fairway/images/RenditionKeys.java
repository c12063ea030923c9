package dev.fairway.images;

import dev.fairway.images.engine.Rendition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Where renditions lie in their bucket: {@code <object key>/<sequencer>/<width>.<extension>}. */
final class RenditionKeys {

  /** S3 allows 1,024 bytes; sequencer, width, extension and slashes need up to 76 of them. */
  private static final int LONGEST_KEY_BYTES = 1024 - 76;

  private RenditionKeys() {}

  static String key(ObjectEvent event, Rendition rendition) {
    return folder(event.key(), event.sequencer())
        + rendition.width()
        + "."
        + rendition.format().extension();
  }

  /** The folder of all uploads under an object's key, with a slash at its end. */
  static String folder(String objectKey) {
    byte[] bytes = objectKey.getBytes(StandardCharsets.UTF_8);
    return (bytes.length <= LONGEST_KEY_BYTES ? objectKey : sha256(bytes)) + "/";
  }

  /** The folder of one upload, with a slash at its end. */
  static String folder(String objectKey, Sequencer sequencer) {
    return folder(objectKey) + sequencer.text() + "/";
  }

  /** The sequencer that a sub-folder of an object's folder is named after, if it is. */
  static Optional<Sequencer> sequencer(String objectKey, String subFolder) {
    String parent = folder(objectKey);
    if (!subFolder.startsWith(parent) || !subFolder.endsWith("/")) {
      return Optional.empty();
    }
    String name = subFolder.substring(parent.length(), subFolder.length() - 1);
    return Optional.of(name).filter(Sequencer::looksLikeOne).map(Sequencer::new);
  }

  /** Whether a key inside the folder of an upload is a rendition, and not another image's. */
  static boolean isRendition(String folder, String key) {
    return key.startsWith(folder)
        && key.substring(folder.length()).matches("[0-9]{1,5}\\.(webp|jpg|avif)");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java platform has SHA-256.", e);
    }
  }
}
