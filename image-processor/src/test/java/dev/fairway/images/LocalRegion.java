package dev.fairway.images;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.Following;
import dev.fairway.sandbox.Sandbox;
import dev.fairway.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A region that stands as the templates say, with the built app in it, as a person's SDK sees it.
 */
final class LocalRegion implements AutoCloseable {

  /** Tests run in the module's folder. */
  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final TestAws aws;
  private final Sandbox sandbox;
  final S3Client s3;
  final DynamoDbClient dynamo;
  final EcsClient ecs;
  final CloudWatchLogsClient logs;

  private LocalRegion(TestAws aws, Sandbox sandbox) {
    this.aws = aws;
    this.sandbox = sandbox;
    s3 =
        client(
            S3Client.builder()
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder()));
    dynamo = client(DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    ecs = client(EcsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    logs =
        client(CloudWatchLogsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
  }

  static LocalRegion start() {
    return start(REPOSITORY.resolve("infra").resolve("templates"));
  }

  static LocalRegion start(Path templates) {
    TestAws aws = TestAws.start();
    SandboxOptions options = SandboxOptions.of(REPOSITORY).withTemplates(templates);
    return new LocalRegion(
        aws, Sandbox.start(aws.placed(options, SandboxOptions::withEndpoint), Following.NOBODY));
  }

  private <C, B extends AwsClientBuilder<B, C>> C client(AwsClientBuilder<B, C> builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  String output(String name) {
    return Objects.requireNonNull(sandbox.outputs().get(name), name);
  }

  /** Puts an object and returns its version. */
  String upload(String key, byte[] bytes) {
    return s3.putObject(
            request -> request.bucket(output("UploadsBucketName")).key(key),
            RequestBody.fromBytes(bytes))
        .versionId();
  }

  /** Waits until one more task for this key than {@code before} has stopped; returns the newest. */
  Task awaitStopped(String key, int before) {
    return Awaitility.await("a stopped task for " + key)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> stopped(key), tasks -> tasks.size() > before)
        .getLast();
  }

  /** The stopped tasks that were started for a key, oldest first. */
  List<Task> stopped(String key) {
    return tasks(DesiredStatus.STOPPED).stream()
        .filter(task -> "STOPPED".equals(task.lastStatus()))
        .filter(task -> key.equals(environment(task).get("OBJECT_KEY")))
        .sorted(java.util.Comparator.comparing(Task::createdAt))
        .toList();
  }

  List<Task> tasks(DesiredStatus desired) {
    List<String> arns =
        ecs.listTasks(request -> request.cluster(cluster()).desiredStatus(desired)).taskArns();
    return arns.isEmpty()
        ? List.of()
        : ecs.describeTasks(request -> request.cluster(cluster()).tasks(arns)).tasks();
  }

  static Map<String, String> environment(Task task) {
    return task.overrides().containerOverrides().getFirst().environment().stream()
        .collect(java.util.stream.Collectors.toMap(KeyValuePair::name, KeyValuePair::value));
  }

  /** Starts a task as the rule would, with this environment. */
  void runTask(Task like, Map<String, String> environment) {
    List<KeyValuePair> variables =
        environment.entrySet().stream()
            .map(
                entry ->
                    KeyValuePair.builder().name(entry.getKey()).value(entry.getValue()).build())
            .toList();
    ecs.runTask(
        request ->
            request
                .cluster(cluster())
                .taskDefinition(like.taskDefinitionArn())
                .launchType("FARGATE")
                .networkConfiguration(
                    network -> network.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1")))
                .overrides(
                    overrides ->
                        overrides.containerOverrides(
                            container ->
                                container.name("image-processor").environment(variables))));
  }

  Optional<Item> record(String key) {
    Map<String, AttributeValue> item =
        dynamo
            .getItem(
                request ->
                    request
                        .tableName(output("ImagesTableName"))
                        .consistentRead(true)
                        .key(
                            Map.of(
                                "image",
                                AttributeValue.fromS(output("UploadsBucketName") + "/" + key))))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(new Item(item));
  }

  List<String> keys(String bucketOutput) {
    return s3
        .listObjectsV2Paginator(request -> request.bucket(output(bucketOutput)))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** What the task of this ARN printed. */
  String log(Task task) {
    String id = task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    return String.join(
        "\n",
        logs
            .filterLogEvents(
                request ->
                    request
                        .logGroupName("/fairway/image-processor")
                        .logStreamNames("task/image-processor/" + id))
            .events()
            .stream()
            .map(event -> event.message())
            .toList());
  }

  private String cluster() {
    return output("ClusterName");
  }

  @Override
  public void close() {
    s3.close();
    dynamo.close();
    ecs.close();
    logs.close();
    sandbox.close();
    aws.close();
  }
}
