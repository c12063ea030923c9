package dev.fairway.images;

import java.nio.file.Path;
import java.util.List;

/** The few things that this app does with S3. */
interface ObjectStore {

  /** Writes the object of an event to a file, unless it is larger than allowed, or not there. */
  Download download(ObjectEvent event, Path target, long maxBytes) throws InterruptedException;

  /** Puts a file, with its checksum for S3 to verify. */
  void put(String bucket, String key, Path file, Content content) throws InterruptedException;

  /** Puts a few bytes. */
  void put(String bucket, String key, byte[] bytes, String contentType) throws InterruptedException;

  /** The sub-folders of a folder, each with its whole path and a slash at its end. */
  List<String> folders(String bucket, String folder) throws InterruptedException;

  /** The keys that begin with a folder's path. */
  List<String> keys(String bucket, String folder) throws InterruptedException;

  void delete(String bucket, List<String> keys) throws InterruptedException;

  /**
   * What a file is.
   *
   * @param sha256 64 hex digits
   */
  record Content(String type, String sha256) {}

  /** How a download ended. */
  sealed interface Download {

    /** The object is in the file. */
    record Fetched(long bytes) implements Download {}

    /** The object is larger than allowed, and was not read. */
    record TooLarge(long bytes) implements Download {}

    /** The object of the event is not there any more. */
    record Absent(String why) implements Download {}
  }
}
