package dev.fairway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.ecs.container.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole sandbox, whose tasks are containers on the machine's Docker. */
@Timeout(180)
class ContainerTasksIT {

  /** Asks what a task asks, as its SDK would: metadata, credentials, the region itself. */
  private static final String SCRIPT =
      """
      get() {
        local url=${1#http://}; local server=${url%%/*}
        exec 3<>/dev/tcp/${server%:*}/${server#*:}
        printf 'GET /%s HTTP/1.0\\r\\nHost: %s\\r\\n\\r\\n' "${url#*/}" "$server" >&3
        tail -1 <&3; echo
      }
      echo "$AWS_ENDPOINT_URL"
      get "$ECS_CONTAINER_METADATA_URI_V4/task"
      get "$AWS_CONTAINER_CREDENTIALS_FULL_URI"
      get "$AWS_ENDPOINT_URL/_fairway/health"
      """;

  @TempDir static Path templates;
  private static @Nullable TestEngine engine;
  private static @Nullable Sandbox started;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    engine = TestEngine.withImageFor("web");
    try (InputStream web =
        ContainerTasksIT.class.getResourceAsStream("containers/Web.template.json")) {
      Files.copy(Objects.requireNonNull(web), templates.resolve("Web.template.json"));
    }
    SandboxOptions options =
        SandboxOptions.of(Path.of("..").toAbsolutePath().normalize())
            .withTemplates(templates)
            .withContainers(engine.options());
    started = Sandbox.start(options, Following.NOBODY);
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
    if (engine != null) {
      List<String> left = engine.left();
      engine.close();
      assertThat(left).isEmpty();
    }
  }

  private static Sandbox sandbox() {
    return Objects.requireNonNull(started);
  }

  private static ObjectNode call(String service, String operation, String input) {
    return call(
        service, operation, (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"')));
  }

  private static ObjectNode call(String service, String operation, ObjectNode members) {
    return sandbox().apis().call(new ApiCall(service, operation, members, Caller.REGION));
  }

  private static JsonNode describe(String task) {
    return call("ecs", "DescribeTasks", "{'cluster':'containers','tasks':['%s']}".formatted(task))
        .path("tasks")
        .path(0);
  }

  private static JsonNode awaitStopped(String task) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> describe(task), now -> now.path("lastStatus").asString().equals("STOPPED"));
  }

  private static List<String> logs(String task) {
    String id = task.substring(task.lastIndexOf('/') + 1);
    JsonNode events =
        call(
                "logs",
                "GetLogEvents",
                "{'logGroupName':'/fairway/web','logStreamName':'task/web/%s','startFromHead':true}"
                    .formatted(id))
            .path("events");
    List<String> lines = new ArrayList<>();
    events.forEach(event -> lines.add(event.path("message").asString()));
    return lines;
  }

  @Test
  void letsATaskReachItsMetadataItsCredentialsAndTheRegion() {
    ObjectNode run = JsonMapper.shared().createObjectNode();
    run.put("cluster", "containers").put("taskDefinition", "web").put("launchType", "FARGATE");
    run.putObject("networkConfiguration")
        .putObject("awsvpcConfiguration")
        .putArray("subnets")
        .add("subnet-1");
    run.putObject("overrides")
        .putArray("containerOverrides")
        .addObject()
        .put("name", "web")
        .putArray("command")
        .add(SCRIPT);
    String arn = call("ecs", "RunTask", run).path("tasks").path(0).path("taskArn").asString();

    JsonNode stopped = awaitStopped(arn);
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt(-1)).isZero();
    List<String> lines = logs(arn);
    String endpoint = "http://169.254.170.2:" + sandbox().endpoint().getPort();
    assertThat(lines).hasSize(4).startsWith(endpoint);
    JsonNode metadata = JsonMapper.shared().readTree(lines.get(1));
    assertThat(metadata.path("TaskARN").asString()).isEqualTo(arn);
    assertThat(metadata.path("Containers").path(0).path("Networks").path(0).path("IPv4Addresses"))
        .hasToString("[\"" + privateAddress(stopped) + "\"]");
    JsonNode credentials = JsonMapper.shared().readTree(lines.get(2));
    assertThat(credentials.path("RoleArn").asString()).endsWith(":role/web-task");
    assertThat(credentials.path("AccessKeyId").asString()).isNotEmpty();
    assertThat(lines.get(3)).contains("\"status\":\"running\"");
  }

  private static String privateAddress(JsonNode task) {
    return task.path("containers")
        .path(0)
        .path("networkInterfaces")
        .path(0)
        .path("privateIpv4Address")
        .asString();
  }

  @Test
  void passesRequestsOnToTheContainersOfAServiceAndReplacesAKilledOne() throws Exception {
    JsonNode first = awaitRunningTaskOtherThan("");
    String address = privateAddress(first);
    assertThat(address).startsWith("169.254.171.");
    awaitAnswer("here is " + address);

    String id = first.path("taskArn").asString().replaceAll(".*/", "");
    assertThat(get("/_fairway/processes"))
        .contains("\"docker\" : \"fairway-web-" + id + "\"")
        .doesNotContain("pid");
    assertThat(kill(id).statusCode()).isEqualTo(200);
    JsonNode stopped = awaitStopped(first.path("taskArn").asString());
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(137);
    assertThat(kill(id).statusCode()).isEqualTo(404);

    JsonNode second = awaitRunningTaskOtherThan(first.path("taskArn").asString());
    assertThat(privateAddress(second)).isNotEqualTo(address);
    awaitAnswer("here is " + privateAddress(second));
  }

  private static JsonNode awaitRunningTaskOtherThan(String task) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                describe(
                    call("ecs", "ListTasks", "{'cluster':'containers','serviceName':'web'}")
                        .path("taskArns")
                        .path(0)
                        .asString("none")),
            now ->
                now.path("lastStatus").asString("").equals("RUNNING")
                    && !now.path("taskArn").asString().equals(task));
  }

  private void awaitAnswer(String answer) {
    URI balancer = URI.create(Objects.requireNonNull(sandbox().outputs().get("Url")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(balancer)).isEqualTo(answer));
  }

  private String get(String path) throws Exception {
    return get(sandbox().endpoint().resolve(path));
  }

  private String get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> kill(String task) throws Exception {
    URI path = sandbox().endpoint().resolve("/_fairway/processes/kill?task=" + task);
    return http.send(
        HttpRequest.newBuilder(path).POST(BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
