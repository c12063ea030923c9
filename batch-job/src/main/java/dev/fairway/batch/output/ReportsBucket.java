package dev.fairway.batch.output;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The bucket that reports are written to. */
public final class ReportsBucket {

  private final S3Client s3;
  private final String name;

  public ReportsBucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** S3 itself checks that what arrives is what was sent. */
  public Output put(String key, Path file) throws InterruptedException {
    try {
      byte[] sha256 = Sha256.of(file);
      PutObjectRequest put =
          PutObjectRequest.builder()
              .bucket(name)
              .key(key)
              .contentType(contentType(key))
              .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
              .build();
      calling(
          "writing s3://%s/%s".formatted(name, key),
          () -> s3.putObject(put, RequestBody.fromFile(file)));
      return new Output(key, Files.size(file), HexFormat.of().formatHex(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("An output can't be read: " + file, e);
    }
  }

  /** The bytes of an object; empty where there is none. */
  Optional<byte[]> get(String key) throws InterruptedException {
    return calling(
        "reading s3://%s/%s".formatted(name, key),
        () -> {
          try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray());
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
  }

  private static String contentType(String key) {
    return switch (key.substring(key.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "csv" -> "text/csv; charset=utf-8";
      case "json" -> "application/json";
      case "parquet" -> "application/vnd.apache.parquet";
      case "gz" -> "application/gzip";
      default -> "application/octet-stream";
    };
  }
}
