package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;

/** The small jobs that the start-up caches of the apps are written from. */
public final class Training {

  private static final String WORKERS = "QueueWorkerServiceName";
  private static final String RELAY = "AlertServiceName";
  private static final int EVENTS = 50;
  private static final Duration DRAINING = Duration.ofSeconds(40);

  /** JVMs that record what they do are slow, and slower on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final URI endpoint;
  private final String region;
  private final Map<String, String> outputs;
  private final Path folder;
  private final Clock clock;
  private final PrintStream out;

  /**
   * @param folder where the training's photo and its renditions lie
   */
  public Training(
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
   * Processes a photo, tells of a failure, delivers events, makes reports; true where all ended
   * well.
   *
   * @param built whether an app of this name is there; what is not is not trained
   */
  public boolean run(Predicate<String> built) {
    try (RegionClients aws = RegionClients.at(endpoint, region)) {
      Files.createDirectories(folder);
      boolean relays = built.test("alert-relay");
      boolean works = built.test("queue-worker");
      if (relays) {
        beLenient(aws, RELAY);
      }
      if (works) {
        beLenient(aws, WORKERS);
      }
      return (!built.test("image-processor") || process(aws))
          & (!relays || alert(aws))
          & (!works || serve(aws))
          & (!built.test("batch-job") || report(aws));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The training was interrupted.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The training failed.", e);
    }
  }

  private boolean process(RegionClients aws) throws IOException {
    Path photo = DrawnPhoto.drawTo(folder.resolve("harbour.jpg"));
    FlowResult result = new ImageFlow(aws, outputs, folder, clock, PATIENCE).run(photo);
    Tour.print(result, out);
    return result.failure().isEmpty();
  }

  /** The service writes its cache as it ends, so it is scaled to zero and waited for. */
  private boolean serve(RegionClients aws) throws IOException, InterruptedException {
    try (RegionTime time = new RegionTime(endpoint);
        SandboxPages pages = new SandboxPages(endpoint)) {
      Optional<String> failure =
          new BurstFlow(aws, outputs, time, pages, clock, out).deliver(EVENTS);
      failure.ifPresent(out::println);
      retire(aws, time, WORKERS);
      return failure.isEmpty();
    }
  }

  /** A person is told of a run that gets out of memory, where there are uploads that start runs. */
  private boolean alert(RegionClients aws) throws IOException, InterruptedException {
    try (RegionTime time = new RegionTime(endpoint);
        SandboxPages pages = new SandboxPages(endpoint)) {
      AlertFlow flow = AlertFlow.of(aws, outputs, pages, folder, clock, out);
      Optional<String> failure =
          outputs.containsKey("UploadsBucketName")
              ? flow.tellOfARun(DrawnPhoto.drawTo(folder.resolve("harbour.jpg")))
              : flow.awaitRelay();
      failure.ifPresent(out::println);
      retire(aws, time, RELAY);
      return failure.isEmpty();
    }
  }

  /** A JVM that records is slow to answer health checks too. */
  private void beLenient(RegionClients aws, String service) {
    aws.ecs()
        .updateService(
            update ->
                update
                    .cluster(Outputs.text(outputs, "ClusterName"))
                    .service(Outputs.text(outputs, service))
                    .healthCheckGracePeriodSeconds(Math.toIntExact(PATIENCE.toSeconds())));
  }

  /** Ends a service's tasks, and waits for them. */
  private void retire(RegionClients aws, RegionTime time, String output)
      throws IOException, InterruptedException {
    String cluster = Outputs.text(outputs, "ClusterName");
    String service = Outputs.text(outputs, output);
    aws.ecs().updateService(update -> update.cluster(cluster).service(service).desiredCount(0));
    // Its targets drain in the region's time; what its tasks take to end is the machine's.
    time.step(DRAINING);
    Instant giveUp = clock.instant().plus(PATIENCE);
    while (clock.instant().isBefore(giveUp) && !haveStopped(aws, cluster, service)) {
      Thread.sleep(Duration.ofMillis(200));
    }
    // Or it would start a task again while the clock is stepped, to write a cache half.
    aws.ecs().deleteService(delete -> delete.cluster(cluster).service(service).force(true));
  }

  /** The photo's hour becomes a report. */
  private boolean report(RegionClients aws) throws IOException, InterruptedException {
    try (RegionTime time = new RegionTime(endpoint)) {
      ScheduledRun runs = new ScheduledRun(aws, outputs, time, clock);
      Optional<String> failure = new HourFlow(aws, runs, outputs, folder, out).runOnce();
      failure.ifPresent(out::println);
      return failure.isEmpty();
    }
  }

  private static boolean haveStopped(RegionClients aws, String cluster, String service) {
    List<String> arns =
        aws.ecs()
            .listTasks(
                list ->
                    list.cluster(cluster).serviceName(service).desiredStatus(DesiredStatus.STOPPED))
            .taskArns();
    return !arns.isEmpty()
        && aws
            .ecs()
            .describeTasks(describe -> describe.cluster(cluster).tasks(arns))
            .tasks()
            .stream()
            .allMatch(task -> task.lastStatus().equals("STOPPED"));
  }
}
