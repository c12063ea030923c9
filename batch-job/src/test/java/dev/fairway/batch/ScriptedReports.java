package dev.fairway.batch;

import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.report.Reports;
import dev.fairway.batch.report.TooManyRejectsException;
import dev.fairway.batch.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reports that do as the environment says: a window's inputs are the objects in its folder of the
 * data bucket, its output is their list, and a script hangs or fails at a window.
 *
 * @param script HANG_AT and REJECT_AT: {@code <report> <start>}
 */
record ScriptedReports(
    S3Client s3, String dataBucket, String reportsBucket, Map<String, String> script)
    implements Reports {

  static final List<String> NAMES = List.of("first", "second");

  @Override
  public List<Report> all() {
    return NAMES.stream()
        .map(name -> new Report(name, "The " + name, Duration.ofHours(1)))
        .toList();
  }

  @Override
  public Made make(Report report, Window window, Publishing publishing)
      throws InterruptedException {
    String folder = report.name() + "/" + window.folder() + "/";
    String manifest = folder + "manifest.json";
    String inputs = String.join("\n", inputs(folder));
    String before = read(manifest);
    if (before.equals("made of " + inputs)) {
      return made(Made.State.UNCHANGED, folder, inputs);
    }
    write(folder + digest(inputs) + "/result.csv", inputs);
    if (isAt("HANG_AT", report, window)) {
      System.out.println("hanging at " + window);
      new CountDownLatch(1).await();
    }
    if (isAt("REJECT_AT", report, window)) {
      throw new TooManyRejectsException(
          "%s of %s: 9 of 10 rows were rejected.".formatted(report.name(), window));
    }
    publishing.check();
    write(manifest, "made of " + inputs);
    return made(before.isEmpty() ? Made.State.NEW : Made.State.CORRECTED, folder, inputs);
  }

  private boolean isAt(String what, Report report, Window window) {
    return (report.name() + " " + window.start()).equals(script.get(what));
  }

  private Made made(Made.State state, String folder, String inputs) {
    String page = folder + digest(inputs) + "/report.html";
    int files = (int) inputs.lines().count();
    return new Made(state, folder + "manifest.json", page, files, 10, 9, 1, Duration.ZERO);
  }

  private static String digest(String inputs) {
    return "%012x".formatted(inputs.hashCode());
  }

  private List<String> inputs(String folder) {
    return s3.listObjectsV2(list -> list.bucket(dataBucket).prefix(folder)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private String read(String key) {
    try {
      return s3.getObjectAsBytes(get -> get.bucket(reportsBucket).key(key)).asUtf8String();
    } catch (NoSuchKeyException none) {
      return "";
    }
  }

  private void write(String key, String text) {
    s3.putObject(put -> put.bucket(reportsBucket).key(key), RequestBody.fromString(text));
  }

  /** The manifests' keys of a report, by their windows. */
  static Stream<String> manifests(S3Client s3, String bucket, String report) {
    return s3.listObjectsV2(list -> list.bucket(bucket).prefix(report + "/")).contents().stream()
        .map(S3Object::key)
        .filter(key -> key.endsWith("/manifest.json"));
  }
}
