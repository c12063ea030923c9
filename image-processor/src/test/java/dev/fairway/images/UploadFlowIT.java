package dev.fairway.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** One upload through the committed templates: rule, task, record, renditions. */
class UploadFlowIT {

  private static LocalRegion region;

  @BeforeAll
  static void start() {
    region = LocalRegion.start();
  }

  @AfterAll
  static void stop() {
    region.close();
  }

  @Test
  void leavesARecordItsRenditionsAndALineForTheHour() throws IOException {
    region.upload("in/sunset.jpg", photo(1600, 1200));

    Task task = region.awaitStopped("in/sunset.jpg", 0);

    assertThat(task.containers().getFirst().exitCode()).as(region.log(task)).isZero();
    Item record = region.record("in/sunset.jpg").orElseThrow();
    assertThat(record.text("status")).isEqualTo("PROCESSED");
    assertThat(record.text("width")).isEqualTo("1600");
    assertThat(record.attribute("renditions").l()).hasSize(6);
    assertThat(region.keys("RenditionsBucketName"))
        .filteredOn(key -> key.startsWith("in/sunset.jpg/"))
        .hasSize(6)
        .anyMatch(key -> key.endsWith("/320.webp"))
        .anyMatch(key -> key.endsWith("/1600.jpg"));
    assertThat(region.keys("DataBucketName"))
        .anyMatch(key -> key.matches("image-records/dt=\\d{4}-\\d\\d-\\d\\d/hr=\\d\\d/.*\\.json"));
  }

  @Test
  void takesAKeyWithSpacesSignsAndLettersOfAllAlphabets() throws IOException {
    String key = "in/a b+c%20d & \"é\" 写真.jpg";
    region.upload(key, photo(400, 300));

    Task task = region.awaitStopped(key, 0);

    assertThat(task.containers().getFirst().exitCode()).as(region.log(task)).isZero();
    assertThat(region.record(key).orElseThrow().text("status")).isEqualTo("PROCESSED");
  }

  @Test
  void leavesOneRightRecordForADuplicateAndForAnOlderEventThatComesLate() throws IOException {
    String key = "in/twice.jpg";
    region.upload(key, photo(500, 400));
    Task first = region.awaitStopped(key, 0);
    Item older = region.record(key).orElseThrow();
    region.upload(key, photo(640, 480));
    region.awaitStopped(key, 1);
    Item newer = region.record(key).orElseThrow();
    List<String> renditions = renditionsOf(key);
    assertThat(newer.text("width")).isEqualTo("640");
    assertThat(newer.text("sequencer")).isGreaterThan(older.text("sequencer"));

    Task duplicate = region.stopped(key).getLast();
    region.runTask(duplicate, LocalRegion.environment(duplicate));
    region.awaitStopped(key, 2);
    region.runTask(first, LocalRegion.environment(first));
    Task late = region.awaitStopped(key, 3);

    assertThat(late.containers().getFirst().exitCode()).as(region.log(late)).isZero();
    assertThat(region.record(key)).contains(newer);
    assertThat(renditionsOf(key)).isEqualTo(renditions);
  }

  @Test
  void recordsWhyATextIsNoPhoto() {
    region.upload("in/letter.jpg", "Dear Fairway".getBytes(StandardCharsets.UTF_8));

    Task task = region.awaitStopped("in/letter.jpg", 0);

    assertThat(task.containers().getFirst().exitCode()).isZero();
    Item record = region.record("in/letter.jpg").orElseThrow();
    assertThat(record.text("status")).isEqualTo("REJECTED");
    assertThat(record.text("message")).contains("text");
  }

  @Test
  void leavesNoHalfRecordWhenTheTaskIsKilledAndAWholeOneWhenItRunsAgain() throws IOException {
    String key = "in/killed.jpg";
    region.upload(key, photo(4000, 3000));
    killTheRunningTask();

    Task killed = region.awaitStopped(key, 0);

    assertThat(killed.containers().getFirst().exitCode()).isEqualTo(137);
    assertThat(killed.stoppedReason()).isEqualTo("Essential container in task exited");
    assertThat(region.record(key)).isEmpty();

    region.runTask(killed, LocalRegion.environment(killed));
    Task again = region.awaitStopped(key, 1);
    assertThat(again.containers().getFirst().exitCode()).as(region.log(again)).isZero();
    assertThat(region.record(key).orElseThrow().text("status")).isEqualTo("PROCESSED");
  }

  @Test
  void startsNothingForAKeyOutsideOfTheRule() throws IOException {
    region.upload("elsewhere/photo.jpg", photo(40, 30));
    region.upload("in/witness.jpg", photo(40, 30));

    region.awaitStopped("in/witness.jpg", 0);

    assertThat(region.stopped("elsewhere/photo.jpg")).isEmpty();
    assertThat(region.tasks(DesiredStatus.RUNNING))
        .noneMatch(
            task -> "elsewhere/photo.jpg".equals(LocalRegion.environment(task).get("OBJECT_KEY")));
  }

  @Test
  void saysWhatIsMissingWhenATaskIsStartedWithoutItsVariables() throws IOException {
    region.upload("in/model.jpg", photo(40, 30));
    Task model = region.awaitStopped("in/model.jpg", 0);
    Map<String, String> environment = new HashMap<>(LocalRegion.environment(model));
    environment.put("OBJECT_BUCKET", "");
    region.runTask(model, environment);

    Task misled = region.awaitStopped("in/model.jpg", 1);

    assertThat(misled.containers().getFirst().exitCode()).isEqualTo(2);
    assertThat(region.log(misled)).contains("OBJECT_BUCKET");
  }

  private static List<String> renditionsOf(String key) {
    return region.keys("RenditionsBucketName").stream()
        .filter(rendition -> rendition.startsWith(key + "/"))
        .toList();
  }

  private static void killTheRunningTask() {
    ProcessHandle process =
        Awaitility.await("the task's process")
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(20))
            .until(UploadFlowIT::taskProcess, Optional::isPresent)
            .orElseThrow();
    process.destroyForcibly();
  }

  private static Optional<ProcessHandle> taskProcess() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> process.info().commandLine().orElse("").contains("-jar image-processor.jar"))
        .findFirst();
  }

  private static byte[] photo(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }
}
