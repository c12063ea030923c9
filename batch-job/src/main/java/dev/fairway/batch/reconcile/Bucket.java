package dev.fairway.batch.reconcile;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of the uploads. */
final class Bucket {

  private final S3Client s3;
  private final String name;

  Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  String name() {
    return name;
  }

  /**
   * Up to a thousand objects under a prefix in the order of their keys, after a key or the first.
   */
  Page list(String prefix, @Nullable String after) throws InterruptedException {
    ListObjectsV2Response answer =
        calling(
            "listing s3://%s/%s".formatted(name, prefix),
            () -> s3.listObjectsV2(list -> list.bucket(name).prefix(prefix).startAfter(after)));
    List<Upload> uploads = answer.contents().stream().map(this::upload).toList();
    return new Page(uploads, Boolean.TRUE.equals(answer.isTruncated()) && !uploads.isEmpty());
  }

  private Upload upload(S3Object object) {
    return new Upload(
        name,
        object.key(),
        object.size(),
        Upload.withoutQuotes(object.eTag()),
        null,
        object.lastModified());
  }

  /** The newest version of an object, unless it is deleted. */
  Optional<Upload> find(String key) throws InterruptedException {
    return calling(
        "asking for s3://%s/%s".formatted(name, key),
        () -> {
          try {
            return Optional.of(upload(key, s3.headObject(head -> head.bucket(name).key(key))));
          } catch (NoSuchKeyException deleted) {
            return Optional.empty();
          }
        });
  }

  private Upload upload(String key, HeadObjectResponse head) {
    String version = head.versionId();
    return new Upload(
        name,
        key,
        head.contentLength(),
        Upload.withoutQuotes(head.eTag()),
        "null".equals(version) ? null : version,
        head.lastModified());
  }

  /**
   * A part of a listing.
   *
   * @param more whether there is one after it
   */
  record Page(List<Upload> uploads, boolean more) {}
}
