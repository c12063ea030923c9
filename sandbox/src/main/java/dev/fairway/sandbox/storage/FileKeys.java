package dev.fairway.sandbox.storage;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keys as relative paths of files.
 *
 * <p>To S3 a key is a text, so {@code a} and {@code a/b} are two objects, and {@code a//b} is a
 * third. The last name of a path therefore ends in a mark that sorts before every other character
 * (so that paths sort as keys do), and a folder that a file system would not take gets a mark in
 * front.
 */
final class FileKeys {

  private static final char OBJECT = '\u0001';
  private static final char FOLDER = '\u0002';
  private static final Set<String> NO_FOLDERS = Set.of("", ".", "..");

  /**
   * What file systems take, 255, less what S3Proxy adds to it while it writes and in uploads of
   * parts.
   */
  private static final int LONGEST_NAME_BYTES = 150;

  private FileKeys() {}

  /**
   * @throws S3Exception {@code KeyTooLongError}
   */
  static String path(String key) {
    String path = prefix(key) + OBJECT;
    for (String name : path.split("/", -1)) {
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
        throw tooLong(name);
      }
    }
    return path;
  }

  /** The path that starts all paths of keys with this prefix. */
  static String prefix(String prefix) {
    int last = prefix.lastIndexOf('/');
    if (last < 0) {
      return prefix;
    }
    StringBuilder path = new StringBuilder();
    for (String folder : prefix.substring(0, last).split("/", -1)) {
      if (NO_FOLDERS.contains(folder)) {
        path.append(FOLDER);
      }
      path.append(folder).append('/');
    }
    return path.append(prefix, last + 1, prefix.length()).toString();
  }

  /** Whether a path is an object's, and not a file that S3Proxy is still writing or left behind. */
  static boolean isObject(String path) {
    return !path.isEmpty() && path.charAt(path.length() - 1) == OBJECT;
  }

  /** The key of a path, or the prefix of a path's beginning. */
  static String key(String path) {
    String key = isObject(path) ? path.substring(0, path.length() - 1) : path;
    return key.indexOf(FOLDER) < 0 ? key : key.replace(String.valueOf(FOLDER), "");
  }

  private static S3Exception tooLong(String name) {
    String message =
        "The sandbox keeps objects as files: no part of a key between slashes may be longer than "
            + (LONGEST_NAME_BYTES - 1)
            + " bytes, and "
            + name.substring(0, 20)
            + "... is.";
    return (S3Exception)
        S3Exception.builder()
            .statusCode(400)
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("KeyTooLongError")
                    .errorMessage(message)
                    .build())
            .build();
  }
}
