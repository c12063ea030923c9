package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One guided run of every flow that the region has, and a table of what happened. */
public final class Tour {

  private static final int EVENTS = 4500;

  /** The letter that calls itself a photo. */
  private static final int REJECTED = 1;

  /** The burst's subscriber comes and goes through the load balancer. */
  private static final int REQUESTS = 2;

  private final URI endpoint;
  private final String region;
  private final Map<String, String> outputs;
  private final Path folder;
  private final Clock clock;
  private final PrintStream out;

  /**
   * @param endpoint the region's port
   * @param outputs the stack outputs
   * @param folder where the demo leaves what it made
   */
  public Tour(
      URI endpoint,
      String region,
      Map<String, String> outputs,
      Path folder,
      Clock clock,
      PrintStream out) {
    this.endpoint = endpoint;
    this.region = region;
    this.outputs = outputs;
    this.folder = folder;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Runs the tour.
   *
   * @param photos the user's photos; where there are none, one is drawn
   * @return whether everything ended as it should
   */
  public boolean run(List<Path> photos) {
    try (RegionClients aws = RegionClients.at(endpoint, region);
        RegionTime time = new RegionTime(endpoint)) {
      Files.createDirectories(folder);
      Instant start = time.now();
      List<FlowResult> results = images(aws, photos);
      boolean passed = results.stream().allMatch(result -> result.failure().isEmpty());
      return passed & burst(aws, time) & hour(aws, time, start, results.size()) & alerts(aws);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo failed.", e);
    }
  }

  private List<FlowResult> images(RegionClients aws, List<Path> photos) throws IOException {
    ImageFlow flow = new ImageFlow(aws, outputs, folder, clock);
    List<FlowResult> results = new ArrayList<>();
    out.println();
    out.println("image-processor: upload, rule, task, record, renditions");
    for (Path photo : photos.isEmpty() ? List.of(drawn()) : photos) {
      results.add(show(flow.run(photo)));
    }
    out.println("the same with bad input: a text that calls itself a photo");
    results.add(show(flow.run(notAPhoto())));
    return results;
  }

  private boolean burst(RegionClients aws, RegionTime time)
      throws IOException, InterruptedException {
    out.printf(
        Locale.ROOT,
        "queue-worker: a burst of %,d events, one in %d of them a signed webhook to a subscriber%n",
        EVENTS,
        BurstFlow.WANTED_ONE_IN);
    try (SandboxPages pages = new SandboxPages(endpoint)) {
      return passed(
          new BurstFlow(aws, outputs, time, clock, out, pages.addressForTasks()).run(EVENTS));
    }
  }

  private boolean hour(RegionClients aws, RegionTime time, Instant start, int uploads)
      throws IOException, InterruptedException {
    out.println("batch-job: the clock is stepped until the schedule makes the hour's reports");
    HourFlow flow =
        new HourFlow(aws, new ScheduledRun(aws, outputs, time, clock), outputs, folder, out);
    return passed(flow.run(start, time.now(), new HourFlow.Expected(uploads, REJECTED, REQUESTS)));
  }

  /** Left out where the templates have no alert-relay. */
  private boolean alerts(RegionClients aws) throws IOException, InterruptedException {
    if (!AlertFlow.isPossible(outputs)) {
      return true;
    }
    out.println(
        "alert-relay: one task is killed, one runs out of memory, one is scaled in; two mails come");
    try (SandboxPages pages = new SandboxPages(endpoint)) {
      return passed(AlertFlow.of(aws, outputs, pages, folder, clock, out).run(drawn()));
    }
  }

  private boolean passed(Optional<String> failure) {
    failure.ifPresent(why -> out.println("  FAILED: " + why));
    return failure.isEmpty();
  }

  private Path drawn() throws IOException {
    return DrawnPhoto.drawTo(folder.resolve("harbour.jpg"));
  }

  private Path notAPhoto() throws IOException {
    return Files.writeString(folder.resolve("letter.jpg"), "Dear Fairway, I am a letter.\n");
  }

  private FlowResult show(FlowResult result) {
    print(result, out);
    return result;
  }

  static void print(FlowResult result, PrintStream out) {
    out.println();
    out.println("  " + result.file().getFileName());
    for (FlowResult.Step step : result.steps()) {
      double seconds = step.after().toMillis() / 1000.0;
      out.printf(Locale.ROOT, "  %7.2f s  %-13s %s%n", seconds, step.name(), step.detail());
    }
    result.files().forEach(line -> out.println("             " + line));
    result.failure().ifPresent(why -> out.println("  FAILED: " + why));
    out.println();
  }
}
