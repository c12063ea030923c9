package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** The first architecture, one upload at a time: object, rule, task, record, renditions. */
final class ImageFlow {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final RegionClients aws;
  private final Map<String, String> outputs;
  private final Path folder;
  private final Clock clock;
  private final Duration patience;

  ImageFlow(RegionClients aws, Map<String, String> outputs, Path folder, Clock clock) {
    this(aws, outputs, folder, clock, PATIENCE);
  }

  /**
   * @param outputs the stack outputs
   * @param folder where renditions are downloaded to
   * @param patience how long an upload's task may take
   */
  ImageFlow(
      RegionClients aws, Map<String, String> outputs, Path folder, Clock clock, Duration patience) {
    this.aws = aws;
    this.outputs = outputs;
    this.folder = folder;
    this.clock = clock;
    this.patience = patience;
  }

  /** Uploads a file and follows it until its task has stopped. */
  FlowResult run(Path file) {
    String key = "in/" + file.getFileName();
    String bucket = output("UploadsBucketName");
    Instant start = clock.instant();
    List<FlowResult.Step> steps = new ArrayList<>();
    aws.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
    steps.add(
        step("uploaded", start, clock.instant(), size(file) + " to s3://" + bucket + "/" + key));

    Optional<Task> stopped = awaitStoppedTask(key, start);
    if (stopped.isEmpty()) {
      return FlowResult.failed(file, steps, whyNoTask(key, start));
    }
    Task task = stopped.get();
    steps.add(step("task created", start, task.createdAt(), StoppedTask.id(task.taskArn())));
    if (task.startedAt() != null) {
      steps.add(
          step(
              "task running",
              start,
              task.startedAt(),
              task.cpu() + " CPU units, " + task.memory() + " MiB"));
    }
    Map<String, AttributeValue> item =
        aws.dynamo()
            .getItem(
                request ->
                    request
                        .tableName(output("ImagesTableName"))
                        .key(Map.of("image", AttributeValue.fromS(bucket + "/" + key)))
                        .consistentRead(true))
            .item();
    String ending = StoppedTask.ending(task);
    if (item.isEmpty()) {
      return FlowResult.failed(
          file,
          steps,
          "The task ended without a record: " + ending + "\n" + StoppedTask.lastLines(aws, task));
    }
    ImageRecord record = new ImageRecord(item);
    steps.add(step("record", start, record.processedAt(), record.summary()));
    steps.add(step("task stopped", start, task.stoppedAt(), ending));
    List<Path> renditions = download(record, file);
    return new FlowResult(file, steps, record.renditionLines(renditions), Optional.empty());
  }

  private Optional<Task> awaitStoppedTask(String key, Instant since) {
    Instant giveUp = clock.instant().plus(patience);
    while (clock.instant().isBefore(giveUp)) {
      Optional<Task> task = tasksOf(DesiredStatus.STOPPED, key, since);
      if (task.isPresent() && task.get().lastStatus().equals("STOPPED")) {
        return task;
      }
      pause();
    }
    return Optional.empty();
  }

  private Optional<Task> tasksOf(DesiredStatus status, String key, Instant since) {
    String cluster = output("ClusterName");
    List<String> arns =
        aws.ecs().listTasks(request -> request.cluster(cluster).desiredStatus(status)).taskArns();
    if (arns.isEmpty()) {
      return Optional.empty();
    }
    return aws.ecs().describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks().stream()
        .filter(task -> !task.createdAt().isBefore(since.minusSeconds(1)))
        .filter(task -> isFor(task, key))
        .findFirst();
  }

  private static boolean isFor(Task task, String key) {
    return task.overrides().containerOverrides().stream()
        .flatMap(container -> container.environment().stream())
        .anyMatch(variable -> variable.name().equals("OBJECT_KEY") && key.equals(variable.value()));
  }

  private String whyNoTask(String key, Instant since) {
    Optional<Task> running = tasksOf(DesiredStatus.RUNNING, key, since);
    if (running.isPresent()) {
      return "The task is still "
          + running.get().lastStatus()
          + " after "
          + patience.toSeconds()
          + " s.\n"
          + StoppedTask.lastLines(aws, running.get());
    }
    return "No task was started within "
        + patience.toSeconds()
        + " s: does the rule's pattern in infra match the key "
        + key
        + "?";
  }

  private List<Path> download(ImageRecord record, Path original) {
    String name = original.getFileName().toString();
    Path target = folder.resolve("renditions").resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
    List<Path> files = new ArrayList<>();
    try {
      Files.createDirectories(target);
      for (String key : record.renditionKeys()) {
        Path file = target.resolve(key.substring(key.lastIndexOf('/') + 1));
        Files.deleteIfExists(file);
        aws.s3()
            .getObject(request -> request.bucket(output("RenditionsBucketName")).key(key), file);
        files.add(file);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FlowResult.Step step(String name, Instant start, Instant at, String detail) {
    return new FlowResult.Step(name, Duration.between(start, at), detail);
  }

  private static String size(Path file) {
    return Bytes.readable(file.toFile().length());
  }

  private String output(String name) {
    return Outputs.text(outputs, name);
  }

  private static void pause() {
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo was interrupted.", e);
    }
  }
}
