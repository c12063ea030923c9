package dev.fairway.batch.input;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Reads exactly the version of an object that was listed, or the one that took its place, and
 * checks its length and its content ("Checking object integrity in Amazon S3"): the SDK by the
 * checksum that S3 sends, and where that sends none, we by the MD5 that the ETag may be.
 */
final class ObjectReader {

  private static final int MOST_CHANGES = 5;
  private static final Set<String> ABSENT =
      Set.of("NoSuchKey", "NoSuchVersion", "MethodNotAllowed");

  private final S3Client s3;

  ObjectReader(S3Client s3) {
    this.s3 = s3;
  }

  /**
   * Takes an object's bytes; it is called anew, from the first byte, where a download broke off.
   */
  @FunctionalInterface
  interface Sink {

    /**
     * @param object the version that they are of
     * @throws BrokenFileException where the content is at fault
     */
    void take(InputObject object, InputStream bytes) throws IOException;
  }

  /** What one GET came to. */
  private sealed interface Answer {
    record Taken() implements Answer {}

    record Changed() implements Answer {}

    record Absent() implements Answer {}

    /** What the SDK would wrap, if it were thrown through it. */
    record Failed(RuntimeException failure) implements Answer {}
  }

  /** Says what became of it; a content at fault is a broken file. */
  InputFile read(InputObject listed, Sink sink) throws InterruptedException {
    InputObject object = listed;
    for (int change = 0; change <= MOST_CHANGES; change++) {
      switch (get(object, sink)) {
        case Answer.Taken() -> {
          return InputFile.read(object);
        }
        case Answer.Failed(BrokenFileException broken) -> {
          return InputFile.broken(object, String.valueOf(broken.getMessage()));
        }
        case Answer.Failed(RuntimeException failure) -> throw failure;
        case Answer.Absent() -> {
          return InputFile.gone(object);
        }
        case Answer.Changed() -> {
          Optional<InputObject> now = look(object);
          if (now.isEmpty()) {
            return InputFile.gone(object);
          }
          object = now.get();
        }
      }
    }
    return InputFile.broken(object, "it changed each time that it was read");
  }

  private Answer get(InputObject object, Sink sink) throws InterruptedException {
    GetObjectRequest get =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .ifMatch("\"" + object.etag() + "\"")
            .checksumMode(ChecksumMode.ENABLED)
            .build();
    return calling(
        "reading " + object,
        () -> {
          try {
            return s3.getObject(get, (answer, body) -> pass(object, answer, body, sink));
          } catch (S3Exception e) {
            return refused(e);
          }
        });
  }

  private static Answer refused(S3Exception e) {
    if (e.statusCode() == 412) {
      return new Answer.Changed();
    }
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    if (ABSENT.contains(code)) {
      return new Answer.Absent();
    }
    throw e;
  }

  private static Answer pass(
      InputObject object, GetObjectResponse answer, AbortableInputStream body, Sink sink) {
    Optional<String> md5 =
        !isChecked(answer) && isMd5(answer) ? Optional.of(object.etag()) : Optional.empty();
    MeteredStream bytes = new MeteredStream(body, md5.isPresent());
    try {
      Answer taken = take(object, sink, bytes);
      bytes.skipToEnd();
      bytes.check(answer.contentLength(), md5);
      return taken;
    } catch (IOException e) {
      body.abort();
      throw RetryableException.create("The download broke off: " + e.getMessage(), e);
    } catch (DiskFullException e) {
      body.abort();
      return new Answer.Failed(e);
    }
  }

  /** A content may be at fault since its transport was, which is seen at its end. */
  private static Answer take(InputObject object, Sink sink, MeteredStream bytes)
      throws IOException {
    try {
      sink.take(object, bytes);
      return new Answer.Taken();
    } catch (BrokenFileException e) {
      return new Answer.Failed(e);
    }
  }

  /**
   * Whether the SDK checks what is read: not by CRC64NVME, for which it needs the Common Runtime,
   * and not by a checksum of the parts' checksums, behind which their number stands.
   */
  private static boolean isChecked(GetObjectResponse answer) {
    return Stream.of(
            answer.checksumCRC32(),
            answer.checksumCRC32C(),
            answer.checksumSHA1(),
            answer.checksumSHA256())
        .anyMatch(checksum -> checksum != null && !checksum.contains("-"));
  }

  /**
   * Objects of one part have their MD5 as ETag, unless a key of KMS or the client encrypts them.
   */
  private static boolean isMd5(GetObjectResponse answer) {
    ServerSideEncryption encryption = answer.serverSideEncryption();
    return (encryption == null || encryption == ServerSideEncryption.AES256)
        && answer.sseCustomerAlgorithm() == null
        && plainEtag(answer.eTag()).matches("[0-9a-f]{32}");
  }

  private Optional<InputObject> look(InputObject object) throws InterruptedException {
    return calling(
        "looking at " + object,
        () -> {
          try {
            HeadObjectResponse now =
                s3.headObject(head -> head.bucket(object.bucket()).key(object.key()));
            return Optional.of(
                new InputObject(
                    object.bucket(), object.key(), plainEtag(now.eTag()), now.contentLength()));
          } catch (S3Exception e) {
            if (e.statusCode() == 404 || e.statusCode() == 405) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  static String plainEtag(String etag) {
    return etag.replace("\"", "");
  }
}
