package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(SharedRegion.class)
class ObjectEventsIT {

  private static S3Client s3;

  @BeforeAll
  static void connect() {
    s3 = Clients.s3(SharedRegion.plane().endpoint(), "test");
  }

  @AfterAll
  static void close() {
    s3.close();
  }

  private static void observedBucket(String bucket) {
    s3.createBucket(request -> request.bucket(bucket));
    s3.putBucketVersioning(
        put ->
            put.bucket(bucket)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    s3.putBucketNotificationConfiguration(
        put ->
            put.bucket(bucket).notificationConfiguration(n -> n.eventBridgeConfiguration(e -> {})));
  }

  @Test
  void tellsOfAnUploadAsS3Does() {
    observedBucket("events-upload");
    PutObjectResponse put =
        s3.putObject(
            request -> request.bucket("events-upload").key("in/ü b+c%.jpg"),
            RequestBody.fromString("pixels"));

    JsonNode detail = SharedRegion.details("events-upload").getFirst();
    JsonNode object = detail.path("object");
    assertThat(detail.propertyNames())
        .containsExactlyInAnyOrder(
            "version",
            "bucket",
            "object",
            "request-id",
            "requester",
            "source-ip-address",
            "reason");
    assertThat(detail.path("version").asString()).isEqualTo("0");
    assertThat(detail.path("reason").asString()).isEqualTo("PutObject");
    assertThat(detail.path("requester").asString()).isEqualTo("000000000000");
    assertThat(object.path("key").asString()).isEqualTo("in/ü b+c%.jpg");
    assertThat(object.path("size").asInt()).isEqualTo(6);
    assertThat(object.path("etag").asString()).isEqualTo(put.eTag().replace("\"", ""));
    assertThat(object.path("version-id").asString()).isEqualTo(put.versionId());
    assertThat(object.path("sequencer").asString()).matches("[0-9a-f]{16}");
    ObjectNode entry = SharedRegion.entries().getLast();
    assertThat(entry.path("Source").asString()).isEqualTo("aws.s3");
  }

  @Test
  void namesTheOperation() {
    observedBucket("events-reasons");
    s3.putObject(put -> put.bucket("events-reasons").key("a"), RequestBody.fromString("x"));
    s3.copyObject(
        copy ->
            copy.sourceBucket("events-reasons")
                .sourceKey("a")
                .destinationBucket("events-reasons")
                .destinationKey("b"));
    uploadInParts("events-reasons", "c");
    String version = s3.deleteObject(d -> d.bucket("events-reasons").key("a")).versionId();
    s3.deleteObject(d -> d.bucket("events-reasons").key("a").versionId(version));
    s3.deleteObjects(
        d -> d.bucket("events-reasons").delete(objects -> objects.objects(o -> o.key("b"))));

    List<JsonNode> details = SharedRegion.details("events-reasons");
    assertThat(details)
        .extracting(detail -> detail.path("reason").asString())
        .containsExactly(
            "PutObject",
            "CopyObject",
            "CompleteMultipartUpload",
            "DeleteObject",
            "DeleteObject",
            "DeleteObject");
    assertThat(details.subList(3, 6))
        .extracting(detail -> detail.path("deletion-type").asString())
        .containsExactly("Delete Marker Created", "Permanently Deleted", "Delete Marker Created");
  }

  private static void uploadInParts(String bucket, String key) {
    String id = s3.createMultipartUpload(u -> u.bucket(bucket).key(key)).uploadId();
    String etag =
        s3.uploadPart(
                part -> part.bucket(bucket).key(key).uploadId(id).partNumber(1),
                RequestBody.fromString("part"))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    s3.completeMultipartUpload(
        u -> u.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(part)));
  }

  @Test
  void givesTheNewestSequencerToTheObjectThatStays() {
    observedBucket("events-order");
    try (ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        String content = "content " + i;
        uploads.submit(
            () ->
                s3.putObject(
                    put -> put.bucket("events-order").key("same"),
                    RequestBody.fromString(content)));
      }
    }

    List<JsonNode> details = SharedRegion.details("events-order");
    String current = s3.headObject(head -> head.bucket("events-order").key("same")).versionId();
    assertThat(details).hasSize(40);
    assertThat(details)
        .extracting(detail -> detail.path("object").path("sequencer").asString())
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(details.getLast().path("object").path("version-id").asString()).isEqualTo(current);
  }

  @Test
  void saysNothingOfABucketThatDoesNotAsk() {
    s3.createBucket(request -> request.bucket("events-silent"));
    s3.putObject(put -> put.bucket("events-silent").key("a"), RequestBody.fromString("x"));

    assertThat(SharedRegion.details("events-silent")).isEmpty();
  }
}
