package dev.fairway.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.alarms.AlarmNews;
import dev.fairway.sandbox.alarms.Alarms;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.Ecs;
import dev.fairway.sandbox.ecs.EcsSettings;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.agent.TaskCredentials;
import dev.fairway.sandbox.ecs.runtime.Admission;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import dev.fairway.sandbox.events.DeliveryAttempt;
import dev.fairway.sandbox.events.DeliveryListener;
import dev.fairway.sandbox.events.DeliveryOutcome;
import dev.fairway.sandbox.events.EventBridge;
import dev.fairway.sandbox.front.DataPlane;
import dev.fairway.sandbox.front.DataPlaneOptions;
import dev.fairway.sandbox.iam.Roles;
import dev.fairway.sandbox.logs.Logs;
import dev.fairway.sandbox.metrics.Metrics;
import dev.fairway.sandbox.template.resources.RoleStore;
import dev.fairway.sandbox.template.resources.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The committed templates on the real emulators: an upload makes the rule run a task. */
final class UploadRuleIT {

  private static final URI ANYWHERE = URI.create("http://127.0.0.1:4566");

  /** A runtime that never has room, so that tasks stay as RunTask made them. */
  private static final class FullRuntime implements TaskRuntime {
    @Override
    public Admission admit(TaskSize size, Runnable admitted) {
      return () -> {};
    }

    @Override
    public Place place(Map<String, Integer> ports) {
      throw new AssertionError("Nothing is admitted.");
    }

    @Override
    public List<LiveContainer> live() {
      return List.of();
    }

    @Override
    public boolean kill(String taskId) {
      return false;
    }

    @Override
    public PreparedTask prepare(TaskPlan plan) {
      throw new AssertionError("Nothing is admitted.");
    }

    @Override
    public void close() {}
  }

  private record Outcomes(BlockingQueue<DeliveryOutcome> queue) implements DeliveryListener {
    @Override
    public void matched(String rule, ObjectNode envelope) {}

    @Override
    public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
      queue.add(outcome);
    }
  }

  private record RoleAdapter(Roles roles) implements RoleStore {
    @Override
    public void role(
        String arn,
        String name,
        JsonNode trust,
        Map<String, JsonNode> inline,
        List<String> managedPolicyArns) {
      roles.role(arn, name, trust, inline, managedPolicyArns);
    }

    @Override
    public void attach(String policyName, JsonNode document, Collection<String> roleNames) {
      roles.attach(policyName, document, roleNames);
    }

    @Override
    public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {
      roles.managedPolicy(arn, document, roleNames);
    }
  }

  @TempDir Path folder;
  private final SandboxClock clock = SandboxClock.system();
  private final BlockingQueue<DeliveryOutcome> outcomes = new LinkedBlockingQueue<>();
  private final AtomicReference<EventBridge> bridge = new AtomicReference<>();
  private DataPlane plane;
  private EventBridge events;
  private Ecs ecs;
  private Logs logs;
  private S3Client s3;
  private Stacks stacks;

  @BeforeEach
  void start() throws IOException {
    plane =
        DataPlane.start(
            DataPlaneOptions.forTests().withObjectEvents(entry -> bridge.get().put(entry)));
    events = new EventBridge(Account.DEFAULT, plane.apis(), clock, new Outcomes(outcomes));
    bridge.set(events);
    AgentServer agent =
        new AgentServer(
            (task, role) -> new TaskCredentials("A", "s", "t", Instant.MAX), clock, plane.apis());
    ecs =
        new Ecs(
            new EcsSettings(Account.DEFAULT, ANYWHERE),
            new Ecs.Platform(new FullRuntime(), agent, plane.apis(), clock),
            event -> {},
            change -> {},
            (service, message) -> {});
    logs = new Logs(Account.DEFAULT, clock, folder);
    plane.serve("events", events);
    plane.serve("ecs", ecs);
    plane.serve("logs", logs);
    AlarmNews news = new AlarmNews(Account.DEFAULT, plane.apis(), event -> {});
    plane.serve("monitoring", new Alarms(Account.DEFAULT, new Metrics(clock), clock, news));
    s3 =
        S3Client.builder()
            .endpointOverride(plane.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    World world = new World(Account.DEFAULT, plane.apis(), s3, new RoleAdapter(new Roles(clock)));
    stacks = new Stacks(world, clock);
    stacks.apply(templates(), Map.of());
  }

  /** Of the committed templates those that the image-processor needs. */
  private Path templates() throws IOException {
    Path some = Files.createDirectories(folder.resolve("templates"));
    for (String stack : List.of("FairwayPlatform", "FairwayImageProcessor")) {
      String name = stack + ".template.json";
      Files.copy(
          Path.of("../infra/templates", name),
          some.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return some;
  }

  @AfterEach
  void stop() {
    s3.close();
    events.close();
    ecs.close();
    logs.close();
    plane.close();
    clock.close();
  }

  @Test
  void runsATaskForAnUploadAndForNothingElse() throws InterruptedException {
    String key = "in/a b+%ü\"x\".jpg";
    String bucket = stacks.outputs().get("UploadsBucketName");
    s3.putObject(put -> put.bucket(bucket).key("elsewhere/a.jpg"), RequestBody.fromString("no"));
    String version =
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("yes")).versionId();

    DeliveryOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);

    assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
    Map<String, String> environment = environmentOfTheTask();
    assertThat(environment)
        .containsEntry("OBJECT_BUCKET", bucket)
        .containsEntry("OBJECT_KEY", key)
        .containsEntry("OBJECT_VERSION_ID", version)
        .containsEntry("OBJECT_SIZE", "3");
    assertThat(environment.get("OBJECT_SEQUENCER")).isNotEmpty();
    assertThat(outcomes).isEmpty();
  }

  @Test
  void standsUpAgainOverWhatIsThere() throws IOException {
    Map<String, String> before = stacks.outputs();

    stacks.apply(templates(), Map.of());

    assertThat(stacks.outputs()).isEqualTo(before);
  }

  private Map<String, String> environmentOfTheTask() {
    String cluster = stacks.outputs().get("ClusterName");
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("cluster", cluster);
    JsonNode arns = call("ListTasks", list).path("taskArns");
    assertThat(arns.size()).isEqualTo(1);
    ObjectNode describe = JsonNodeFactory.instance.objectNode().put("cluster", cluster);
    describe.set("tasks", arns);
    JsonNode task = call("DescribeTasks", describe).path("tasks").path(0);
    assertThat(task.path("startedBy").asString("")).startsWith("events-rule/");
    Map<String, String> environment = new HashMap<>();
    task.path("overrides")
        .path("containerOverrides")
        .path(0)
        .path("environment")
        .forEach(
            variable ->
                environment.put(
                    variable.path("name").asString(), variable.path("value").asString()));
    return environment;
  }

  private ObjectNode call(String operation, ObjectNode input) {
    return plane.apis().call(new ApiCall("ecs", operation, input, Caller.REGION));
  }
}
