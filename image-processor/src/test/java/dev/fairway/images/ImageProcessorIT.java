package dev.fairway.images;

import static dev.fairway.images.Started.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ImageProcessorIT {

  private static final AtomicInteger SEQUENCE = new AtomicInteger(0x100);
  private static Region region;

  @BeforeAll
  static void startRegion() {
    region = new Region();
  }

  @AfterAll
  static void stopRegion() {
    region.close();
  }

  @Test
  void takesAnyKey() throws Exception {
    String key = "in/für ${AWS_REGION}/a+b %41 100%.jpg";
    region.upload(key, photo(400));
    run(key, "A1").ends(0).saying("PROCESSED", "\"correlationId\":\"event-A1\"");
    assertThat(region.record(key)).containsEntry("status", AttributeValue.fromS("PROCESSED"));
    assertThat(region.keys("renditions", key + "/A1/"))
        .containsExactlyInAnyOrder(
            key + "/A1/320.jpg", key + "/A1/320.webp", key + "/A1/400.jpg", key + "/A1/400.webp");
    assertThat(lines("A1")).hasSize(1);
  }

  @Test
  void recordsTheSameEventOnce() throws Exception {
    region.upload("in/twice.jpg", photo(64));
    run("in/twice.jpg", "B1").ends(0).saying("PROCESSED");
    Map<String, AttributeValue> first = region.record("in/twice.jpg");
    String line = lines("B1").getFirst();
    String text = region.s3.getObjectAsBytes(get -> get.bucket("data").key(line)).asUtf8String();
    region.s3.deleteObject(delete -> delete.bucket("data").key(line));
    run("in/twice.jpg", "B1").ends(0).saying("DUPLICATE");
    assertThat(region.record("in/twice.jpg")).isEqualTo(first);
    assertThat(region.s3.getObjectAsBytes(get -> get.bucket("data").key(line)).asUtf8String())
        .isEqualTo(text);
  }

  @Test
  void keepsTheNewestOfUploadsThatComeInAnyOrder() throws Exception {
    region.upload("in/order.jpg", photo(64));
    run("in/order.jpg", "C1").ends(0).saying("PROCESSED");
    run("in/order.jpg", "C3").ends(0).saying("PROCESSED");
    run("in/order.jpg", "C2").ends(0).saying("SUPERSEDED");
    assertThat(region.sequencer("in/order.jpg")).endsWith("0C3");
    assertThat(region.keys("renditions", "in/order.jpg/"))
        .isNotEmpty()
        .allMatch(key -> key.startsWith("in/order.jpg/C3/"));
  }

  @Test
  void leavesOneRecordOfAnUploadAndItsRedriveInAnyOrder() throws Exception {
    String version = region.upload("in/redriven.jpg", photo(64));
    runVersion("in/redriven.jpg", "1", version).ends(0).saying("PROCESSED");
    Map<String, AttributeValue> first = region.record("in/redriven.jpg");
    runVersion("in/redriven.jpg", "9A1", version).ends(0).saying("DUPLICATE");
    assertThat(region.record("in/redriven.jpg")).isEqualTo(first);
    String newer = region.upload("in/redriven.jpg", photo(32));
    runVersion("in/redriven.jpg", "2", newer).ends(0).saying("PROCESSED");
    runVersion("in/redriven.jpg", "1", version).ends(0).saying("SUPERSEDED");
    assertThat(region.sequencer("in/redriven.jpg")).endsWith("02");
    assertThat(region.keys("renditions", "in/redriven.jpg/"))
        .containsExactlyInAnyOrder("in/redriven.jpg/2/32.jpg", "in/redriven.jpg/2/32.webp");
  }

  @Test
  void refusesWithAReasonWhatIsNoImage() throws Exception {
    region.upload("in/notes.jpg", "Dear diary".getBytes(StandardCharsets.UTF_8));
    run("in/notes.jpg", "D1").ends(0).saying("REJECTED");
    assertThat(region.record("in/notes.jpg"))
        .containsEntry("status", AttributeValue.fromS("REJECTED"))
        .containsEntry("reason", AttributeValue.fromS("UNKNOWN_TYPE"))
        .containsKeys("message", "expiresAt");
  }

  @Test
  void refusesAnObjectOverTheLimitEvenIfItsEventHasNoSize() throws Exception {
    region.upload("in/large.jpg", new byte[5000]);
    var environment = environment(region.endpoint(), "in/large.jpg", "D2");
    environment.put("IMAGE_MAX_BYTES", "4KB");
    Started.with(environment).ends(0).saying("TOO_LARGE");
  }

  @Test
  void recordsNothingOfAnObjectThatIsGone() throws Exception {
    run("in/never.jpg", "E1").ends(0).saying("GONE");
    assertThat(region.record("in/never.jpg")).isEmpty();
  }

  @Test
  void leavesAnObjectThatWasReplacedToItsOwnEvent() throws Exception {
    region.upload("in/replaced.jpg", photo(64));
    var environment = environment(region.endpoint(), "in/replaced.jpg", "E2");
    environment.put("OBJECT_ETAG", "0123456789abcdef0123456789abcdef");
    Started.with(environment).ends(0).saying("GONE");
  }

  @Test
  void saysWhichVariableIsMissing() throws Exception {
    var environment = environment(region.endpoint(), "in/a.jpg", "F1");
    environment.remove("IMAGES_TABLE");
    Started started = Started.with(environment).ends(2).saying("IMAGES_TABLE is not set");
    assertThat(started.output()).hasLineCount(1);
  }

  @Test
  void saysWhichBucketIsMissing() throws Exception {
    region.upload("in/lost.jpg", photo(64));
    var environment = environment(region.endpoint(), "in/lost.jpg", "F2");
    environment.put("RENDITIONS_BUCKET", "nowhere");
    Started.with(environment).ends(2).saying("s3://nowhere/");
    assertThat(region.record("in/lost.jpg")).isEmpty();
  }

  @Test
  void isOutOfReachWhereNobodyAnswers() throws Exception {
    Started.with(environment("http://127.0.0.1:9", "in/a.jpg", "F3"))
        .ends(3)
        .saying("Connection refused");
  }

  @Test
  void stopsOnSigterm() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String endpoint = "http://127.0.0.1:" + silent.getLocalPort();
      Started started = Started.with(environment(endpoint, "in/a.jpg", "F4"));
      silent.accept();
      started.terminate();
      started.ends(143).saying("Told to stop");
    }
  }

  @Test
  void isWholeOrAbsentWhereverItIsKilled() throws Exception {
    region.upload("in/killed.jpg", photo(1500));
    for (String step : new String[] {"320.jpg", "1500.webp", "1024.jpg"}) {
      String sequencer = Integer.toHexString(SEQUENCE.incrementAndGet()).toUpperCase(Locale.ROOT);
      String folder = "in/killed.jpg/" + sequencer + "/";
      Started started = run("in/killed.jpg", sequencer);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !started.running() || region.holds("renditions", folder + step));
      started.kill();
      Map<String, AttributeValue> record = region.record("in/killed.jpg");
      // Of this upload, of the one before, or none: what a record names is there.
      if (!record.isEmpty()) {
        assertThat(region.keys("renditions", "in/killed.jpg/"))
            .containsAll(Region.renditions(record));
      }
      run("in/killed.jpg", sequencer).ends(0);
      assertThat(region.sequencer("in/killed.jpg")).endsWith(sequencer);
      assertThat(region.keys("renditions", "in/killed.jpg/"))
          .hasSize(6)
          .allMatch(key -> key.startsWith(folder));
      assertThat(lines(sequencer)).hasSize(1);
    }
  }

  private static Started run(String key, String sequencer) throws IOException {
    return Started.with(environment(region.endpoint(), key, sequencer));
  }

  private static Started runVersion(String key, String sequencer, String version)
      throws IOException {
    var environment = environment(region.endpoint(), key, sequencer);
    environment.put("OBJECT_VERSION_ID", version);
    return Started.with(environment);
  }

  private static List<String> lines(String sequencer) {
    return region.keys("data", "image-records/dt=2026-11-22/hr=12/").stream()
        .filter(key -> key.endsWith("-" + sequencer + ".json"))
        .toList();
  }

  private static byte[] photo(int width) throws IOException {
    var image = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 255 / width) << 16 | (y & 255) << 8 | (x * y & 255));
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }
}
