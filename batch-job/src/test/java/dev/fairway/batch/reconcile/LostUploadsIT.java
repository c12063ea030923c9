package dev.fairway.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.Region;
import dev.fairway.batch.Started;
import dev.fairway.common.backend.EmbeddedOnly;
import dev.fairway.common.backend.LocalStackLacks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * 10,000 uploads, of which 50 lost their event and 20 their task: the run finds them all, the rule
 * starts the image-processor for them, and each upload has one record.
 */
final class LostUploadsIT {

  private static final int UPLOADS = 10_000;
  private static final int LOST_EVENTS = 50;
  private static final int LOST_TASKS = 20;
  private static final int LOST = LOST_EVENTS + LOST_TASKS;
  private static final int THREADS = 8;
  private static final int BATCH = 25;

  @TempDir Path templates;
  private UploadsRegion region;
  private String uploads = "";
  private String images = "";
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void start() throws IOException {
    region = UploadsRegion.start(templates);
    uploads = region.output("UploadsBucketName");
    images = region.output("ImagesTableName");
    environment = environment(Region.bucket(region.s3), Region.stateTable(region.dynamoDb));
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  @EmbeddedOnly(LocalStackLacks.EVENTS_AT_ONCE)
  void findsAndStartsAllThatNeverRan() throws Exception {
    region.withoutEvents(this::uploadAll);
    assertThat(records()).isEqualTo(UPLOADS - LOST_EVENTS - LOST_TASKS / 2);

    Started.with(environment).ends(0).saying("70 had no record, 70 were redriven, 0 given up");

    String data = region.output("DataBucketName");
    Awaitility.await("the records of what was lost")
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(region.keys(data, "image-records/")).hasSize(LOST));
    assertThat(records()).isEqualTo(UPLOADS);
    assertThat(processed()).isEqualTo(LOST);
    Started.with(environment).ends(0).saying("0 had no record, 0 were redriven, 0 given up");
    assertThat(region.keys(data, "image-records/")).hasSize(LOST);
  }

  /** The lost ones are spread over the keys; half of the lost tasks were of a second version. */
  private void uploadAll() throws Exception {
    byte[] photo = photo(16);
    byte[] older = photo(24);
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Map<String, AttributeValue>>> puts =
          IntStream.range(0, UPLOADS)
              .mapToObj(i -> threads.submit(() -> upload(i, lost(i), photo, older)))
              .toList();
      for (Future<Map<String, AttributeValue>> put : puts) {
        items.add(put.get());
      }
    }
    items.removeIf(Map::isEmpty);
    for (int from = 0; from < items.size(); from += BATCH) {
      write(items.subList(from, Math.min(items.size(), from + BATCH)));
    }
  }

  /** Which of the lost ones an upload is; at least {@code LOST}: none. */
  private static int lost(int number) {
    int every = UPLOADS / LOST;
    return number % every == 0 ? number / every : LOST;
  }

  /** Puts an upload and returns the record that it has, if it has one. */
  private Map<String, AttributeValue> upload(int number, int lost, byte[] photo, byte[] older) {
    String key = "in/%05d.jpg".formatted(number);
    if (lost >= LOST) {
      return record(key, put(key, photo), number);
    }
    Map<String, AttributeValue> record =
        lost >= LOST - LOST_TASKS / 2 ? record(key, put(key, older), number) : Map.of();
    put(key, photo);
    return record;
  }

  private PutObjectResponse put(String key, byte[] bytes) {
    return region.s3.putObject(put -> put.bucket(uploads).key(key), RequestBody.fromBytes(bytes));
  }

  private Map<String, AttributeValue> record(String key, PutObjectResponse put, int number) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("image", AttributeValue.fromS(uploads + "/" + key));
    item.put("sequencer", AttributeValue.fromS("%064X".formatted(number + 0xA000L)));
    item.put("versionId", AttributeValue.fromS(put.versionId()));
    item.put("etag", AttributeValue.fromS(Upload.withoutQuotes(put.eTag())));
    item.put("status", AttributeValue.fromS("PROCESSED"));
    item.put("receivedAt", AttributeValue.fromS("2026-11-22T12:00:00Z"));
    return item;
  }

  private void write(List<Map<String, AttributeValue>> items) {
    List<WriteRequest> writes =
        items.stream()
            .map(item -> PutRequest.builder().item(item).build())
            .map(put -> WriteRequest.builder().putRequest(put).build())
            .toList();
    assertThat(
            region
                .dynamoDb
                .batchWriteItem(write -> write.requestItems(Map.of(images, writes)))
                .unprocessedItems())
        .isEmpty();
  }

  private long records() {
    return region
        .dynamoDb
        .scanPaginator(scan -> scan.tableName(images).projectionExpression("image"))
        .items()
        .stream()
        .count();
  }

  /** Records that the image-processor wrote. */
  private long processed() {
    return region
        .dynamoDb
        .scanPaginator(
            scan ->
                scan.tableName(images)
                    .filterExpression("attribute_exists(renditions) AND width = :width")
                    .expressionAttributeValues(Map.of(":width", AttributeValue.fromN("16"))))
        .items()
        .stream()
        .count();
  }

  private Map<String, String> environment(String reportsBucket, String stateTable) {
    var variables = new TreeMap<String, String>();
    variables.put("AWS_ENDPOINT_URL", region.endpoint());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("DATA_BUCKET", reportsBucket);
    variables.put("REPORTS_BUCKET", reportsBucket);
    variables.put("STATE_TABLE", stateTable);
    variables.put("UPLOADS_BUCKET", uploads);
    variables.put("UPLOADS_PREFIX", "in/");
    variables.put("UPLOADS_SUFFIXES", "");
    variables.put("UPLOADS_MAX_BYTES", "");
    variables.put("IMAGES_TABLE", images);
    variables.put("REDRIVE_AFTER", "PT0S");
    variables.put("EVENT_BUS", "default");
    return variables;
  }

  private static byte[] photo(int side) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    return bytes.toByteArray();
  }
}
