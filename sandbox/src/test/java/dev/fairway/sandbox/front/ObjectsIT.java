package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@ExtendWith(SharedRegion.class)
class ObjectsIT {

  private static final String BUCKET = "objects-it";
  private static final String SHA256_OF_PIXELS = "bsnCsOsUAQdGyLzok5MDs4I0SyliBmEuuKkHo3srLzc=";

  private static S3Client s3;

  @BeforeAll
  static void createBucket() {
    s3 = Clients.s3(SharedRegion.plane().endpoint(), "test");
    s3.createBucket(request -> request.bucket(BUCKET));
  }

  @AfterAll
  static void close() {
    s3.close();
  }

  @Test
  void keepsTypeCacheControlMetadataAndChecksum() {
    s3.putObject(
        request ->
            request
                .bucket(BUCKET)
                .key("kept")
                .contentType("image/jpeg")
                .cacheControl("max-age=60")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .metadata(Map.of("camera", "box")),
        RequestBody.fromString("pixels"));

    var object =
        s3.getObjectAsBytes(
            request -> request.bucket(BUCKET).key("kept").checksumMode(ChecksumMode.ENABLED));

    assertThat(object.asUtf8String()).isEqualTo("pixels");
    assertThat(object.response().contentType()).isEqualTo("image/jpeg");
    assertThat(object.response().cacheControl()).isEqualTo("max-age=60");
    assertThat(object.response().metadata()).containsEntry("camera", "box");
    assertThat(object.response().checksumSHA256()).isEqualTo(SHA256_OF_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odd/with space.jpg",
        "odd/plus+plus.jpg",
        "odd/100%.jpg",
        "odd/%20 is not a space.jpg",
        "odd/grüße-日本.jpg",
        "odd/a&b=c?d#e.jpg",
        "odd//two slashes",
        "odd/./dot/../dots",
        "odd/folder/",
        "odd"
      })
  void takesAnyKey(String key) {
    s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(key));

    assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String())
        .isEqualTo(key);
    assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(key)).contents())
        .extracting(S3Object::key)
        .contains(key);
    s3.copyObject(
        copy ->
            copy.sourceBucket(BUCKET)
                .sourceKey(key)
                .destinationBucket(BUCKET)
                .destinationKey("copy/" + key));
    assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("copy/" + key)).asUtf8String())
        .isEqualTo(key);
    s3.deleteObject(delete -> delete.bucket(BUCKET).key(key));
    assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(key)).contents())
        .extracting(S3Object::key)
        .doesNotContain(key);
  }

  @Test
  void listsInTheOrderOfKeysPageByPage() {
    s3.createBucket(request -> request.bucket("objects-it-pages"));
    List<String> keys = List.of("a", "a b", "a-b", "a/1", "a/2", "a0", "b//c", "b/c");
    for (String key : keys) {
      s3.putObject(put -> put.bucket("objects-it-pages").key(key), RequestBody.fromString(key));
    }

    var pages = s3.listObjectsV2Paginator(list -> list.bucket("objects-it-pages").maxKeys(3));
    ListObjectsV2Response top =
        s3.listObjectsV2(list -> list.bucket("objects-it-pages").delimiter("/"));

    assertThat(pages.contents())
        .extracting(S3Object::key)
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(pages.contents()).extracting(S3Object::key).startsWith("a", "a b", "a-b", "a/1");
    assertThat(top.commonPrefixes())
        .extracting(prefix -> prefix.prefix())
        .containsExactly("a/", "b/");
    assertThat(top.contents()).extracting(S3Object::key).containsExactly("a", "a b", "a-b", "a0");
  }

  @Test
  void refusesAKeyThatIsTooLongForAFile() {
    assertThatThrownBy(
            () ->
                s3.putObject(
                    put -> put.bucket(BUCKET).key("k".repeat(400)), RequestBody.fromString("x")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
  }

  @Test
  void assemblesAMultipartUpload() {
    byte[] first = new byte[5 * 1024 * 1024];
    Arrays.fill(first, (byte) 'a');
    String key = "multi part+ü.bin";
    String id =
        s3.createMultipartUpload(
                create -> create.bucket(BUCKET).key(key).contentType("application/x-parts"))
            .uploadId();
    CompletedPart one = part(key, id, 1, first);
    CompletedPart two = part(key, id, 2, "end".getBytes(StandardCharsets.UTF_8));
    String etag =
        s3.completeMultipartUpload(
                complete ->
                    complete
                        .bucket(BUCKET)
                        .key(key)
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(one, two)))
            .eTag();

    var object = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));

    assertThat(etag).endsWith("-2\"");
    assertThat(object.response().contentType()).isEqualTo("application/x-parts");
    assertThat(object.asByteArray()).hasSize(first.length + 3).endsWith('e', 'n', 'd');
    assertThat(s3.listMultipartUploads(list -> list.bucket(BUCKET)).uploads()).isEmpty();
  }

  private static CompletedPart part(String key, String id, int number, byte[] bytes) {
    String etag =
        s3.uploadPart(
                part -> part.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  @Test
  void keepsVersionsAndDeleteMarkers() {
    String bucket = "objects-it-versions";
    s3.createBucket(request -> request.bucket(bucket));
    s3.putBucketVersioning(
        request ->
            request
                .bucket(bucket)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    String first = put(bucket, "one");
    String second = put(bucket, "two");
    s3.deleteObject(delete -> delete.bucket(bucket).key("photo"));

    assertThat(
            s3.getObjectAsBytes(get -> get.bucket(bucket).key("photo").versionId(first))
                .asUtf8String())
        .isEqualTo("one");
    assertThat(s3.listObjectVersions(list -> list.bucket(bucket)))
        .satisfies(
            found -> {
              assertThat(found.versions())
                  .extracting(ObjectVersion::versionId)
                  .containsExactly(second, first);
              assertThat(found.deleteMarkers()).singleElement().returns(true, m -> m.isLatest());
            });
    assertThatThrownBy(() -> s3.headObject(head -> head.bucket(bucket).key("photo")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  private static String put(String bucket, String content) {
    return s3.putObject(
            request -> request.bucket(bucket).key("photo"), RequestBody.fromString(content))
        .versionId();
  }

  @Test
  void takesALargeSignedPut(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large");
    long size = 150L * 1024 * 1024;
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(size);
    }

    s3.putObject(put -> put.bucket(BUCKET).key("large"), large);

    assertThat(s3.headObject(head -> head.bucket(BUCKET).key("large")).contentLength())
        .isEqualTo(size);
    s3.deleteObject(delete -> delete.bucket(BUCKET).key("large"));
    Files.delete(large);
  }

  @Test
  void honoursPresignedUrlsWhateverTheBodysType() throws IOException {
    try (S3Presigner presigner = Clients.presigner(SharedRegion.plane().endpoint())) {
      PutObjectRequest put = PutObjectRequest.builder().bucket(BUCKET).key("pre signed+%").build();
      GetObjectRequest get = GetObjectRequest.builder().bucket(BUCKET).key("pre signed+%").build();
      URL upload =
          presigner
              .presignPutObject(
                  p -> p.signatureDuration(Duration.ofMinutes(5)).putObjectRequest(put))
              .url();
      URL download =
          presigner
              .presignGetObject(
                  p -> p.signatureDuration(Duration.ofMinutes(5)).getObjectRequest(get))
              .url();

      HttpURLConnection http = (HttpURLConnection) upload.openConnection();
      http.setRequestMethod("PUT");
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      http.getOutputStream().write("a=b".getBytes(StandardCharsets.UTF_8));

      assertThat(http.getResponseCode()).isEqualTo(200);
      try (var in = download.openStream()) {
        assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("a=b");
      }
      assertThat(s3.headObject(head -> head.bucket(BUCKET).key("pre signed+%")).contentType())
          .isEqualTo("application/x-www-form-urlencoded");
    }
  }

  @Test
  void keepsTheSettingsOfABucket() {
    s3.putBucketNotificationConfiguration(
        put ->
            put.bucket(BUCKET).notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));
    s3.putBucketTagging(
        put ->
            put.bucket(BUCKET).tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));
    s3.putPublicAccessBlock(
        put -> put.bucket(BUCKET).publicAccessBlockConfiguration(p -> p.blockPublicAcls(true)));

    assertThat(
            s3.getBucketNotificationConfiguration(get -> get.bucket(BUCKET))
                .eventBridgeConfiguration())
        .isNotNull();
    assertThat(s3.getBucketTagging(get -> get.bucket(BUCKET)).tagSet())
        .singleElement()
        .returns("b", Tag::value);
    assertThat(
            s3.getPublicAccessBlock(get -> get.bucket(BUCKET))
                .publicAccessBlockConfiguration()
                .blockPublicAcls())
        .isTrue();
    assertThatThrownBy(() -> s3.getBucketCors(get -> get.bucket(BUCKET)))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchCORSConfiguration"));
  }

  @Test
  void forgetsTheSettingsOfADeletedBucket() {
    String bucket = "objects-it-gone";
    s3.createBucket(request -> request.bucket(bucket));
    s3.putBucketTagging(
        put ->
            put.bucket(bucket).tagging(t -> t.tagSet(Tag.builder().key("a").value("b").build())));
    s3.deleteBucket(delete -> delete.bucket(bucket));
    s3.createBucket(request -> request.bucket(bucket));

    assertThatThrownBy(() -> s3.getBucketTagging(get -> get.bucket(bucket)))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("tagging");
  }

  @Test
  void continuesAnUploadThatAsksFirst() throws IOException {
    URI object = SharedRegion.plane().endpoint().resolve("/" + BUCKET + "/asked");
    String status =
        RawHttp.send(
            object,
            "PUT /" + BUCKET + "/asked HTTP/1.1",
            "Expect: 100-continue",
            "Content-Length: 4");

    assertThat(status).startsWith("HTTP/1.1 100");
  }
}
