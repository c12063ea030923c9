package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The second architecture: the clock is stepped until the schedule starts a run, and the hours of
 * the demo become reports.
 */
final class HourFlow {

  private static final String IMAGES = "images";
  private static final String TRAFFIC = "traffic";
  private static final int MOST_RUNS = 4;

  private final RegionClients aws;
  private final ScheduledRun runs;
  private final String bucket;
  private final ReportPages pages;
  private final PrintStream out;

  /**
   * @param folder where pages are downloaded to
   */
  HourFlow(
      RegionClients aws,
      ScheduledRun runs,
      Map<String, String> outputs,
      Path folder,
      PrintStream out) {
    this.aws = aws;
    this.runs = runs;
    this.bucket = Outputs.text(outputs, "ReportsBucketName");
    this.pages = new ReportPages(aws.presigner(), bucket, folder);
    this.out = out;
  }

  /**
   * What the reports must have counted at least.
   *
   * @param uploads those that are rejected included
   * @param requests that the load balancer got
   */
  record Expected(int uploads, int rejected, int requests) {}

  /**
   * Runs the schedule until the hours of the demo have their reports.
   *
   * @param from the region's time when the demo began
   * @param until the region's time when what is counted was over
   * @return why it did not end as it should, empty where it did
   */
  Optional<String> run(Instant from, Instant until, Expected expected)
      throws IOException, InterruptedException {
    List<Instant> hours = hours(from, until);
    out.println();
    for (int count = 0; count < MOST_RUNS; count++) {
      Optional<String> failure = runOnce();
      if (failure.isPresent()) {
        return failure;
      }
      List<HourReport> images = reports(IMAGES, hours);
      List<HourReport> traffic = reports(TRAFFIC, hours);
      if (images.size() == hours.size() && traffic.size() == hours.size()) {
        return judge(images, traffic, expected);
      }
    }
    return Optional.of("After %d runs the hours %s have no reports.".formatted(MOST_RUNS, hours));
  }

  /**
   * Waits for one run of the schedule.
   *
   * @return why it did not end as it should, empty where it did
   */
  Optional<String> runOnce() throws IOException, InterruptedException {
    Optional<Task> task = runs.next();
    if (task.isEmpty()) {
      return Optional.of("The schedule started no run in a day, or it did not end.");
    }
    describe(task.get());
    return StoppedTask.isGood(task.get())
        ? Optional.empty()
        : Optional.of("The run failed:\n" + StoppedTask.lastLines(aws, task.get()));
  }

  private static List<Instant> hours(Instant from, Instant until) {
    return Stream.iterate(
            from.truncatedTo(ChronoUnit.HOURS),
            hour -> !hour.isAfter(until),
            hour -> hour.plus(1, ChronoUnit.HOURS))
        .toList();
  }

  /** Without its duration, in which the region's clock was stepped. */
  private void describe(Task task) {
    out.printf(
        "  %s  the schedule starts task %s: %s%n",
        ScheduledRun.scheduledAt(task), StoppedTask.id(task.taskArn()), StoppedTask.ending(task));
  }

  private List<HourReport> reports(String name, List<Instant> hours) {
    return hours.stream()
        .map(hour -> HourReport.find(aws, bucket, name, hour))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> judge(
      List<HourReport> images, List<HourReport> traffic, Expected expected)
      throws IOException, InterruptedException {
    long uploads = sum(images, "uploads");
    long rejected = sum(images, "rejected");
    long requests = sum(traffic, "requests");
    show(images, "%d uploads, %d processed, %d rejected", "uploads", "processed", "rejected");
    show(traffic, "%d requests", "requests");
    out.println();
    if (uploads < expected.uploads()
        || rejected < expected.rejected()
        || requests < expected.requests()) {
      return Optional.of(
          "The reports count %d uploads, %d rejected and %d requests: the demo made %s."
              .formatted(uploads, rejected, requests, expected));
    }
    return Optional.empty();
  }

  private static long sum(List<HourReport> reports, String column) {
    return reports.stream().mapToLong(report -> report.count(column)).sum();
  }

  /** A line for each report that is about anything, and where its page is. */
  private void show(List<HourReport> reports, String words, String... columns)
      throws IOException, InterruptedException {
    for (HourReport report : reports) {
      List<Object> counts = new ArrayList<>();
      for (String column : columns) {
        counts.add(report.count(column));
      }
      if (report.count(columns[0]) == 0) {
        continue;
      }
      out.printf(
          "  %-8s %s  %s%n", report.name(), report.hour(), words.formatted(counts.toArray()));
      URI address = pages.address(report);
      out.println("           " + pages.download(report, address));
      out.println("           while the sandbox runs: " + address);
    }
  }
}
