package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import tools.jackson.databind.JsonNode;

/** Makes real tasks fail, and one end as it should. */
final class AlertScene {

  /** Enough for the heap of the app, too little for what lies outside of it. */
  private static final int TOO_LITTLE_MIB = 80;

  private static final String IMAGES = "image-processor";

  private final RegionClients aws;
  private final Map<String, String> outputs;
  private final SandboxPages pages;

  AlertScene(RegionClients aws, Map<String, String> outputs, SandboxPages pages) {
    this.aws = aws;
    this.outputs = outputs;
    this.pages = pages;
  }

  String cluster() {
    return Outputs.text(outputs, "ClusterName");
  }

  Service workers() {
    return aws.ecs()
        .describeServices(
            describe ->
                describe
                    .cluster(cluster())
                    .services(Outputs.text(outputs, "QueueWorkerServiceName")))
        .services()
        .getFirst();
  }

  void desireWorkers(int count) {
    aws.ecs()
        .updateService(
            update ->
                update
                    .cluster(cluster())
                    .service(Outputs.text(outputs, "QueueWorkerServiceName"))
                    .desiredCount(count));
  }

  List<String> runningWorkers() {
    return aws.ecs()
        .listTasks(
            list ->
                list.cluster(cluster())
                    .serviceName(Outputs.text(outputs, "QueueWorkerServiceName"))
                    .desiredStatus(DesiredStatus.RUNNING))
        .taskArns();
  }

  Task describe(String task) {
    return aws.ecs()
        .describeTasks(describe -> describe.cluster(cluster()).tasks(task))
        .tasks()
        .getFirst();
  }

  /** Sends SIGKILL to a task's container from outside; tells of which task. */
  Optional<String> killWorker() throws IOException, InterruptedException {
    List<String> workers = runningWorkers();
    for (JsonNode process : pages.processes()) {
      Optional<String> task =
          workers.stream()
              .filter(arn -> arn.endsWith("/" + process.path("task").asString()))
              .findFirst();
      if (task.isPresent()) {
        pages.kill(task.get());
        return task;
      }
    }
    return Optional.empty();
  }

  /**
   * Runs a task on a photo with too little memory for it; tells of which task. The rule starts one
   * for the upload as well, which has enough.
   */
  String runOutOfMemory(Path photo, Instant now) {
    String bucket = Outputs.text(outputs, "UploadsBucketName");
    String key = "in/too-large.jpg";
    var stored =
        aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(photo));
    Map<String, String> environment =
        Map.of(
            "EVENT_ID",
            UUID.randomUUID().toString(),
            "EVENT_TIME",
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            "OBJECT_BUCKET",
            bucket,
            "OBJECT_KEY",
            key,
            "OBJECT_ETAG",
            stored.eTag().replace("\"", ""),
            "OBJECT_SIZE",
            String.valueOf(photo.toFile().length()),
            "OBJECT_SEQUENCER",
            newerThanTheUpload(now),
            "OBJECT_VERSION_ID",
            stored.versionId() == null ? "" : stored.versionId());
    return aws.ecs()
        .runTask(
            run ->
                run.cluster(cluster())
                    .taskDefinition(IMAGES)
                    .launchType(LaunchType.FARGATE)
                    .networkConfiguration(network())
                    .overrides(
                        overrides ->
                            overrides.containerOverrides(
                                container ->
                                    container
                                        .name(IMAGES)
                                        .memory(TOO_LITTLE_MIB)
                                        .environment(variables(environment)))))
        .tasks()
        .getFirst()
        .taskArn();
  }

  /** S3's sequencers begin with the seconds; an older one would mean that nothing is to do. */
  private static String newerThanTheUpload(Instant now) {
    return "%016X".formatted((now.getEpochSecond() + 60) << 32);
  }

  /** The workers' own: any subnets of the platform will do. */
  private NetworkConfiguration network() {
    return workers().networkConfiguration();
  }

  private static List<KeyValuePair> variables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> !variable.getValue().isEmpty())
        .map(
            variable ->
                KeyValuePair.builder().name(variable.getKey()).value(variable.getValue()).build())
        .toList();
  }
}
