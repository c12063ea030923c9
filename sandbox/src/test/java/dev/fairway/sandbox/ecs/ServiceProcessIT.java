package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.process.AotCache;
import dev.fairway.sandbox.ecs.process.ProcessRuntime;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

/**
 * A service whose tasks are real JVMs that listen, and protect themselves when they are told to.
 */
@Timeout(180)
class ServiceProcessIT {

  private static final String PROGRAM =
      """
      import java.net.*;
      import java.net.http.*;
      public class Program {
        public static void main(String[] args) throws Exception {
          var address = InetAddress.getByName(System.getenv("SERVER_ADDRESS"));
          int port = Integer.parseInt(System.getenv("SERVER_PORT"));
          var state = URI.create(System.getenv("ECS_AGENT_URI") + "/task-protection/v1/state");
          try (var server = new ServerSocket(port, 10, address);
              var client = HttpClient.newHttpClient()) {
            System.out.println("listens on " + port + " as " + System.getenv("GIVEN"));
            while (true) {
              try (var socket = server.accept()) {
                String body = switch (socket.getInputStream().read()) {
                  case 'b' -> "{\\"ProtectionEnabled\\":true,\\"ExpiresInMinutes\\":60}";
                  case 'i' -> "{\\"ProtectionEnabled\\":false}";
                  default -> "{}";
                };
                var put = HttpRequest.newBuilder(state)
                    .PUT(HttpRequest.BodyPublishers.ofString(body)).build();
                var get = HttpRequest.newBuilder(state).build();
                for (var request : new HttpRequest[] {put, get}) {
                  var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                  System.out.println(answer.statusCode() + " " + answer.body());
                }
              }
            }
          }
        }
      }
      """;

  private record Line(String stream, String text) {}

  @TempDir static Path compiled;
  private static ProgramApp program;
  @TempDir Path folder;
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
  private EcsRegion region;

  @BeforeAll
  static void compile() throws IOException {
    program = ProgramApp.compile(PROGRAM, compiled);
  }

  @BeforeEach
  void start() throws IOException {
    program.writeTo(folder.resolve("apps").resolve("program"));
    ProcessRuntime runtime =
        new ProcessRuntime(
            name -> folder.resolve("apps").resolve(name),
            AotCache.USE,
            folder.resolve("state"),
            (stream, time, line) -> lines.add(new Line(stream.stream(), line)),
            clock);
    region =
        new EcsRegion(
            runtime,
            clock,
            call -> {
              throw ApiException.badRequest("UnknownOperationException", call.service());
            },
            Map.of("GIVEN", "the sandbox says"));
    region.register(
        "program",
        """
        [{'name':'program','image':'program:1','stopTimeout':5,
          'portMappings':[{'containerPort':8080}],
          'environment':[{'name':'GIVEN','value':'the definition says'}],
          'logConfiguration':{'logDriver':'awslogs','options':{
            'awslogs-group':'/fairway/program','awslogs-stream-prefix':'ecs'}}}]
        """);
  }

  @AfterEach
  void close() {
    region.close();
  }

  private String nextLine() throws InterruptedException {
    Line line = lines.poll(60, TimeUnit.SECONDS);
    return line == null ? "nothing" : line.text();
  }

  private static void tell(int port, char what) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(what);
    }
  }

  private static int port(JsonNode task) {
    return task.path("containers").path(0).path("networkBindings").path(0).path("hostPort").asInt();
  }

  private JsonNode answer(int status) throws InterruptedException {
    String line = nextLine();
    assertThat(line).startsWith(status + " ");
    return JsonMapper.shared().readTree(line.substring(4));
  }

  @Test
  void givesEachTaskItsPortAndLetsOneProtectItself() throws Exception {
    region.service(
        "CreateService",
        """
        'serviceName':'web','taskDefinition':'program','launchType':'FARGATE','desiredCount':2,
        'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1','subnet-2']}}""");
    region.awaitMessage("has reached a steady state.");
    Set<String> said = new HashSet<>(Set.of(nextLine(), nextLine()));
    JsonNode busy = region.serviceTasks().getFirst();
    JsonNode idle = region.serviceTasks().getLast();
    assertThat(said)
        .containsExactlyInAnyOrder(
            "listens on " + port(busy) + " as the sandbox says",
            "listens on " + port(idle) + " as the sandbox says");

    tell(port(busy), 'b');
    for (int i = 0; i < 2; i++) {
      JsonNode protection = answer(200).path("protection");
      assertThat(protection.path("ProtectionEnabled").asBoolean()).isTrue();
      assertThat(protection.path("TaskArn")).isEqualTo(busy.path("taskArn"));
      assertThat(java.time.Instant.parse(protection.path("ExpirationDate").asString()))
          .isAfter(clock.instant().plus(Duration.ofMinutes(50)));
    }
    tell(port(idle), '?');
    assertThat(answer(400).path("error").path("Code").asString())
        .isEqualTo("InvalidParameterException");
    assertThat(answer(200).path("protection").path("ProtectionEnabled").asBoolean()).isFalse();
    tell(port(idle), 'i');
    for (int i = 0; i < 2; i++) {
      assertThat(answer(200).path("protection").path("ProtectionEnabled").asBoolean()).isFalse();
    }

    region.service("UpdateService", "'service':'web','desiredCount':0");
    region.awaitMessage("has stopped 1 running tasks");
    assertThat(region.serviceTasks())
        .singleElement()
        .satisfies(task -> assertThat(task.path("taskArn")).isEqualTo(busy.path("taskArn")));
    // No line is expected: the service stops the task as soon as it may, perhaps before it prints.
    tell(port(busy), 'i');
    region.awaitMessage("has stopped 1 running tasks");
    region.awaitMessage("has reached a steady state.");
  }

  @Test
  void saysThatAStandaloneTaskCantBeProtected() throws Exception {
    region.runTask("program", "");
    nextLine();
    JsonNode task =
        region.describe(
            region.call("ListTasks", "{'cluster':'photos'}").path("taskArns").path(0).asString());
    tell(port(task), 'b');
    JsonNode failure = answer(200).path("failure");
    assertThat(failure.path("Arn")).isEqualTo(task.path("taskArn"));
    assertThat(failure.path("Reason").asString()).isEqualTo("TASK_NOT_VALID");
    assertThat(failure.path("Detail").isNull()).isTrue();
  }
}
