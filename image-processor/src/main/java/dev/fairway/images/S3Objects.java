package dev.fairway.images;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.images.ObjectStore.Download.Absent;
import dev.fairway.images.ObjectStore.Download.Fetched;
import dev.fairway.images.ObjectStore.Download.TooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 through the AWS SDK. */
final class S3Objects implements ObjectStore {

  /** What S3 answers for an object, or a version of it, that is deleted or replaced. */
  private static final Set<String> ABSENT =
      Set.of("NoSuchKey", "NoSuchVersion", "MethodNotAllowed", "PreconditionFailed");

  /** A rendition's key holds the sequencer of its upload: its content never changes. */
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final S3Client s3;

  S3Objects(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Download download(ObjectEvent event, Path target, long maxBytes)
      throws InterruptedException {
    GetObjectRequest get = exactly(event);
    return calling(
        "reading s3://" + event.image(),
        () -> {
          try {
            return s3.getObject(get, (answer, body) -> save(answer, body, target, maxBytes));
          } catch (S3Exception e) {
            String code = e.awsErrorDetails().errorCode();
            if (ABSENT.contains(code)) {
              return new Absent(code);
            }
            throw e;
          }
        });
  }

  private static GetObjectRequest exactly(ObjectEvent event) {
    var get = GetObjectRequest.builder().bucket(event.bucket()).key(event.key());
    if (event.versionId() != null) {
      get.versionId(event.versionId());
    } else if (event.etag() != null) {
      get.ifMatch(event.etag());
    }
    return get.build();
  }

  private static Download save(
      GetObjectResponse answer, AbortableInputStream body, Path target, long maxBytes) {
    long expected = answer.contentLength();
    if (expected > maxBytes) {
      body.abort();
      return new TooLarge(expected);
    }
    try {
      long copied = Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
      if (copied != expected) {
        throw new IOException("got " + copied + " of " + expected + " bytes");
      }
      return new Fetched(copied);
    } catch (IOException e) {
      throw RetryableException.create("The download broke off: " + e.getMessage(), e);
    }
  }

  @Override
  public void put(String bucket, String key, Path file, Content content)
      throws InterruptedException {
    byte[] sha256 = HexFormat.of().parseHex(content.sha256());
    PutObjectRequest put =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentType(content.type())
            .cacheControl(FOREVER)
            .checksumSHA256(Base64.getEncoder().encodeToString(sha256))
            .build();
    put(put, RequestBody.fromFile(file));
  }

  @Override
  public void put(String bucket, String key, byte[] bytes, String contentType)
      throws InterruptedException {
    put(
        PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType).build(),
        RequestBody.fromBytes(bytes));
  }

  private void put(PutObjectRequest put, RequestBody body) throws InterruptedException {
    calling("writing s3://%s/%s".formatted(put.bucket(), put.key()), () -> s3.putObject(put, body));
  }

  @Override
  public List<String> folders(String bucket, String folder) throws InterruptedException {
    return calling(
        "listing s3://%s/%s".formatted(bucket, folder),
        () ->
            s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
  }

  @Override
  public List<String> keys(String bucket, String folder) throws InterruptedException {
    return calling(
        "listing s3://%s/%s".formatted(bucket, folder),
        () ->
            s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList());
  }

  @Override
  public void delete(String bucket, List<String> keys) throws InterruptedException {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    DeleteObjectsResponse answer =
        calling(
            "deleting %d objects in s3://%s".formatted(keys.size(), bucket),
            () ->
                s3.deleteObjects(delete -> delete.bucket(bucket).delete(d -> d.objects(objects))));
    if (answer.hasErrors() && !answer.errors().isEmpty()) {
      throw new IllegalStateException("S3 did not delete all: " + answer.errors());
    }
  }
}
