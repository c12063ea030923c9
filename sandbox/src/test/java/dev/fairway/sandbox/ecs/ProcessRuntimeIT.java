package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.process.AotCache;
import dev.fairway.sandbox.ecs.process.ProcessRuntime;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as real JVMs that run a small program written here. */
@Timeout(120)
class ProcessRuntimeIT {

  private static final String PROGRAM =
      """
      import java.nio.file.*;
      import java.util.*;
      public class Program {
        public static void main(String[] args) throws Exception {
          switch (args[0]) {
            case "env" -> System.getenv().forEach((k, v) -> System.out.println(k + "=" + v));
            case "facts" -> {
              System.out.println(System.getProperty("java.io.tmpdir"));
              System.out.println(Path.of("").toAbsolutePath());
              System.out.println(Runtime.getRuntime().availableProcessors());
              System.out.println(Runtime.getRuntime().maxMemory() >> 20);
              Files.writeString(Files.createTempFile("left", ".txt"), "left behind");
              System.err.println("grüße");
            }
            case "exit" -> System.exit(Integer.parseInt(args[1]));
            case "addresses" -> {
              System.out.println(System.getenv("ECS_CONTAINER_METADATA_URI_V4"));
              System.out.println(System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI"));
              sleep();
            }
            case "tidy" -> {
              Runtime.getRuntime().addShutdownHook(
                  new Thread(() -> System.out.println("tidied up")));
              sleep();
            }
            case "stubborn" -> {
              sun.misc.Signal.handle(new sun.misc.Signal("TERM"), s -> System.out.println("no"));
              sleep();
            }
            case "greedy" -> {
              List<byte[]> all = new ArrayList<>();
              while (true) {
                byte[] more = new byte[16 << 20];
                Arrays.fill(more, (byte) 1);
                all.add(more);
              }
            }
            default -> System.exit(9);
          }
        }
        static void sleep() throws Exception {
          System.out.println("ready");
          Thread.sleep(600_000);
        }
      }
      """;

  private record Line(String stream, String text) {}

  @TempDir static Path compiled;
  private static ProgramApp program;
  @TempDir Path folder;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
  private ProcessRuntime runtime;
  private EcsRegion region;

  @BeforeEach
  void start() throws IOException {
    program.writeTo(folder.resolve("apps").resolve("program"));
    runtime =
        new ProcessRuntime(
            name -> folder.resolve("apps").resolve(name),
            AotCache.USE,
            folder.resolve("state"),
            (stream, time, line) ->
                lines.add(new Line(stream.group() + " " + stream.stream(), line)),
            clock);
    region =
        new EcsRegion(
            runtime,
            clock,
            call -> {
              throw ApiException.badRequest("UnknownOperationException", call.service());
            });
    region.register("program", definition(""));
  }

  @AfterEach
  void close() {
    region.close();
  }

  private static String definition(String more) {
    return """
        [{'name':'program','image':'program:1','environment':[{'name':'GIVEN','value':'a b=c'}],
          'logConfiguration':{'logDriver':'awslogs','options':{
            'awslogs-group':'/fairway/program','awslogs-stream-prefix':'ecs'}}%s}]
        """
        .formatted(more);
  }

  @BeforeAll
  static void compile() throws IOException {
    program = ProgramApp.compile(PROGRAM, compiled);
  }

  private String run(String... command) {
    return region
        .runTask(
            "program",
            ",'overrides':{'containerOverrides':[{'name':'program','command':['%s']}]}"
                .formatted(String.join("','", command)))
        .path("taskArn")
        .asString();
  }

  private JsonNode awaitStopped() throws InterruptedException {
    return region.eventsUntil("STOPPED").getLast().path("detail");
  }

  private String nextLine() throws InterruptedException {
    Line line = lines.poll(60, TimeUnit.SECONDS);
    return line == null ? "nothing" : line.text();
  }

  @Test
  void givesAProcessExactlyItsEnvironment() throws Exception {
    String id = run("env").replaceAll(".*/", "");
    awaitStopped();
    Map<String, String> environment = new TreeMap<>();
    for (Line line : lines) {
      String[] parts = line.text().split("=", 2);
      environment.put(parts[0], parts[1]);
      assertThat(line.stream()).isEqualTo("/fairway/program ecs/program/" + id);
    }
    assertThat(environment)
        .containsEntry("GIVEN", "a b=c")
        .containsEntry("HOME", "/nonexistent")
        .containsOnlyKeys(
            "GIVEN",
            "PATH",
            "HOME",
            "LANG",
            "HOSTNAME",
            "TMPDIR",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_ENDPOINT_URL",
            "AWS_EXECUTION_ENV",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "ECS_CONTAINER_METADATA_URI_V4",
            "ECS_AGENT_URI");
  }

  @Test
  void mapsTheLimitsOfTheTaskAndRemovesItsTemporaryFiles() throws Exception {
    String id = run("facts").replaceAll(".*/", "");
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isZero();
    Path tmp = Path.of(nextLine());
    assertThat(tmp.getFileName().toString()).isEqualTo(id);
    assertThat(nextLine()).isEqualTo(folder.resolve("apps/program").toRealPath().toString());
    assertThat(nextLine()).isEqualTo("1");
    assertThat(Integer.parseInt(nextLine())).isBetween(200, 256);
    assertThat(nextLine()).isEqualTo("grüße");
    assertThat(tmp).doesNotExist();
  }

  @Test
  void reportsTheExitCode() throws Exception {
    run("exit", "3");
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(3);
    assertThat(stopped.path("stopCode").asString()).isEqualTo("EssentialContainerExited");
  }

  @Test
  void sendsSigtermFirst() throws Exception {
    String arn = run("tidy");
    assertThat(nextLine()).isEqualTo("ready");
    region.call("StopTask", "{'cluster':'photos','task':'%s'}".formatted(arn));
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(143);
    assertThat(nextLine()).isEqualTo("tidied up");
  }

  @Test
  void killsWhatIgnoresSigtermAfterTheStopTimeout() throws Exception {
    region.register("program", definition(",'stopTimeout':2"));
    String arn = run("stubborn");
    assertThat(nextLine()).isEqualTo("ready");
    region.call("StopTask", "{'cluster':'photos','task':'%s'}".formatted(arn));
    assertThat(nextLine()).isEqualTo("no");
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(137);
  }

  @Test
  void listsATaskAndKillsItFromOutside() throws Exception {
    String id = run("tidy").replaceAll(".*/", "");
    assertThat(nextLine()).isEqualTo("ready");
    LiveContainer live = runtime.live().getFirst();
    assertThat(live.task()).isEqualTo(id);
    assertThat(live.container()).isEqualTo("program");
    assertThat(live.pid().flatMap(ProcessHandle::of)).isPresent();
    assertThat(runtime.kill("another")).isFalse();
    assertThat(runtime.kill(id)).isTrue();
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(137);
    assertThat(runtime.live()).isEmpty();
    assertThat(runtime.kill(id)).isFalse();
  }

  @Test
  void killsAContainerThatExceedsItsMemory() throws Exception {
    region.register("program", definition(",'memory':128"));
    Files.writeString(folder.resolve("apps/program/run.args"), "-XX:+UseSerialGC -Xmx2g -Xms64m\n");
    run("greedy");
    JsonNode container = awaitStopped().path("containers").path(0);
    assertThat(container.path("exitCode").asInt()).isEqualTo(137);
    assertThat(container.path("reason").asString())
        .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
  }

  @Test
  void saysWhichAppIsMissing() throws Exception {
    region.register("nowhere", "[{'name':'nowhere','image':'nowhere:1'}]");
    region.runTask("nowhere", "");
    JsonNode stopped = awaitStopped();
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString())
        .startsWith("CannotPullContainerError:")
        .contains("nowhere.jar", "Build the module");
  }

  @Test
  void answersForATaskWhileItRuns() throws Exception {
    run("addresses");
    String metadata = nextLine();
    String credentialsUri = nextLine();
    region.eventsUntil("RUNNING");

    JsonNode task = get(metadata + "/task");
    assertThat(task.path("LaunchType").asString()).isEqualTo("FARGATE");
    assertThat(task.path("Limits").path("CPU").asDouble()).isEqualTo(0.5);
    assertThat(task.path("Limits").path("Memory").asInt()).isEqualTo(1024);
    assertThat(task.path("AvailabilityZone").asString()).isEqualTo("us-east-1a");
    assertThat(task.path("KnownStatus").asString()).isEqualTo("RUNNING");
    JsonNode container = get(metadata);
    assertThat(task.path("Containers").path(0)).isEqualTo(container);
    assertThat(container.path("Labels").path("com.amazonaws.ecs.task-arn"))
        .isEqualTo(task.path("TaskARN"));
    JsonNode stats = get(metadata + "/task/stats").path(container.path("DockerId").asString());
    assertThat(stats.path("memory_stats").path("limit").asLong()).isEqualTo(1024L << 20);

    JsonNode credentials = get(credentialsUri);
    assertThat(credentials.path("AccessKeyId").asString()).isEqualTo("AKIATASK");
    assertThat(credentials.path("RoleArn").asString())
        .isEqualTo("arn:aws:iam::000000000000:role/task");
    assertThat(credentials.path("Expiration").asString()).endsWith("Z");

    region.call(
        "StopTask", "{'cluster':'photos','task':'%s'}".formatted(task.path("TaskARN").asString()));
    awaitStopped();
    assertThat(status(metadata)).isEqualTo(404);
  }

  private static JsonNode get(String uri) throws Exception {
    return JsonMapper.shared().readTree(send(uri).body());
  }

  private static int status(String uri) throws Exception {
    return send(uri).statusCode();
  }

  private static HttpResponse<String> send(String uri) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
