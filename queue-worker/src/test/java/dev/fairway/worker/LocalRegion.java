package dev.fairway.worker;

import dev.fairway.common.backend.TestAws;
import dev.fairway.sandbox.Following;
import dev.fairway.sandbox.Sandbox;
import dev.fairway.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A region that stands as templates say, with the built app as its service. */
final class LocalRegion implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The steps of a wait beside a busy task stay far below the ten minutes of its protection. */
  private static final int MOST_STEPS = 40;

  private static final Duration STEP = Duration.ofSeconds(5);

  private final TestAws aws;
  private final Sandbox sandbox;
  final SqsClient sqs;
  final EcsClient ecs;
  final EventBridgeClient events;
  final CloudWatchLogsClient logs;
  final ServiceApi api;

  private LocalRegion(TestAws aws, Sandbox sandbox) {
    this.aws = aws;
    this.sandbox = sandbox;
    sqs = client(SqsClient.builder());
    ecs = client(EcsClient.builder());
    events = client(EventBridgeClient.builder());
    logs = client(CloudWatchLogsClient.builder());
    api = new ServiceApi(URI.create(output("ServicesUrl")), token());
  }

  /** Starts a region and waits until its first task answers. */
  static LocalRegion start(Path templates, Map<String, String> environment) {
    TestAws aws = TestAws.start();
    SandboxOptions options =
        SandboxOptions.of(Templates.REPOSITORY)
            .withTemplates(templates)
            .withTaskEnvironment(environment);
    LocalRegion region =
        new LocalRegion(
            aws,
            Sandbox.start(aws.placed(options, SandboxOptions::withEndpoint), Following.NOBODY));
    try {
      region.awaitSteady();
      return region;
    } catch (RuntimeException e) {
      region.close();
      throw e;
    }
  }

  private String token() {
    try (SecretsManagerClient secrets = client(SecretsManagerClient.builder())) {
      return secrets
          .getSecretValue(get -> get.secretId(output("ApiTokenSecretName")))
          .secretString();
    }
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  String output(String name) {
    return Objects.requireNonNull(sandbox.outputs().get(name), name);
  }

  /** A wait for what happens in the machine's time. */
  static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
  }

  void step(Duration amount) {
    sandbox.clock().step(amount);
  }

  /** Waits for what ECS does, some steps of the region's clock ahead of the machine. */
  private <T> T awaitSteps(String what, int most, Callable<T> look, Predicate<T> condition) {
    var steps = new AtomicInteger();
    return await(what)
        .until(
            () -> {
              if (!isStopping() && steps.incrementAndGet() <= most) {
                step(STEP);
              }
              return look.call();
            },
            condition);
  }

  Service awaitService(String what, Predicate<Service> condition) {
    return awaitSteps(what, MOST_STEPS, this::service, condition);
  }

  Task awaitStopped(String arn) {
    return awaitSteps(
        "the end of " + arn,
        MOST_STEPS,
        () -> describe(arn),
        task -> "STOPPED".equals(task.lastStatus()));
  }

  /** Waits until the tasks that are wanted run, are healthy and idle, and are all there is. */
  Service awaitSteady() {
    return awaitSteps(
        "the service in its steady state",
        Integer.MAX_VALUE,
        this::service,
        service ->
            service.deployments().size() == 1
                && "COMPLETED".equals(service.deployments().getFirst().rolloutStateAsString())
                && service.runningCount().equals(service.desiredCount())
                && tasks().size() == service.desiredCount()
                && answers());
  }

  private boolean answers() {
    try {
      return api.get("/queue-worker/health/readiness").status() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Service service() {
    return ecs.describeServices(
            describe ->
                describe.cluster(output("ClusterName")).services(output("QueueWorkerServiceName")))
        .services()
        .getFirst();
  }

  /** Whether a task has got its SIGTERM; its stop timeout is the region's time. */
  private boolean isStopping() {
    return tasks(DesiredStatus.STOPPED).stream()
        .anyMatch(task -> "STOPPING".equals(task.lastStatus()));
  }

  /** The tasks that are not to stop. */
  List<Task> tasks() {
    return tasks(DesiredStatus.RUNNING);
  }

  private List<Task> tasks(DesiredStatus desired) {
    List<String> arns =
        ecs.listTasks(list -> list.cluster(output("ClusterName")).desiredStatus(desired))
            .taskArns();
    return arns.isEmpty()
        ? List.of()
        : ecs.describeTasks(describe -> describe.cluster(output("ClusterName")).tasks(arns))
            .tasks();
  }

  private Task describe(String arn) {
    return ecs.describeTasks(describe -> describe.cluster(output("ClusterName")).tasks(arn))
        .tasks()
        .getFirst();
  }

  /** The ARNs of tasks that may not be stopped. */
  List<String> protectedTasks() {
    List<String> arns = tasks().stream().map(Task::taskArn).toList();
    return ecs
        .getTaskProtection(get -> get.cluster(output("ClusterName")).tasks(arns))
        .protectedTasks()
        .stream()
        .filter(ProtectedTask::protectionEnabled)
        .map(ProtectedTask::taskArn)
        .toList();
  }

  void wantTasks(int count) {
    ecs.updateService(
        update ->
            update
                .cluster(output("ClusterName"))
                .service(output("QueueWorkerServiceName"))
                .desiredCount(count));
  }

  void deployAnew() {
    ecs.updateService(
        update ->
            update
                .cluster(output("ClusterName"))
                .service(output("QueueWorkerServiceName"))
                .forceNewDeployment(true));
  }

  /** What all tasks of the service have printed so far, a line each. */
  List<String> log() {
    return logs
        .filterLogEventsPaginator(filter -> filter.logGroupName("/fairway/queue-worker"))
        .events()
        .stream()
        .map(event -> event.message())
        .toList();
  }

  @Override
  public void close() {
    api.close();
    sqs.close();
    ecs.close();
    events.close();
    logs.close();
    sandbox.close();
    aws.close();
  }
}
