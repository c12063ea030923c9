package dev.fairway.sandbox.ecs.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of the ECS agent. Fargate tells tasks apart by their address; here each container
 * has a path of its own.
 */
public final class AgentServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AgentServer.class);
  private static final String METADATA = "/v4/";
  private static final String CREDENTIALS = "/v2/credentials/";
  private static final String API = "/api/";
  private static final String PROTECTION = "task-protection/v1/state";

  private record Endpoint(AgentTask task, String container) {}

  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final IssuedCredentials issued;
  private final ProtectionEndpoint protection;
  private final Map<String, Endpoint> containers = new ConcurrentHashMap<>();
  private final Map<String, AgentTask> credentials = new ConcurrentHashMap<>();

  /** Starts the endpoints on a free port of the loopback interface. */
  public AgentServer(RoleCredentials roles, Clock clock, Apis apis) {
    this("127.0.0.1", roles, clock, apis);
  }

  /**
   * Starts the endpoints on a free port.
   *
   * @param address where tasks reach them
   * @param apis answers as the roles of tasks allow
   */
  public AgentServer(String address, RoleCredentials roles, Clock clock, Apis apis) {
    this.issued = new IssuedCredentials(roles, clock);
    this.protection = new ProtectionEndpoint(apis, issued);
    try {
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The agent's endpoints can't be opened", e);
    }
    server.setExecutor(requests);
    server.createContext(METADATA, exchange -> answer(exchange, METADATA));
    server.createContext(CREDENTIALS, exchange -> answer(exchange, CREDENTIALS));
    server.createContext(API, exchange -> answer(exchange, API));
    server.start();
  }

  /** Answers for a container from now on. */
  public void serveContainer(String containerId, AgentTask task, String container) {
    containers.put(containerId, new Endpoint(task, container));
  }

  /** Gives out the credentials of the task's role from now on. */
  public void serveCredentials(String credentialsId, AgentTask task) {
    credentials.put(credentialsId, task);
  }

  /** Answers no longer for a task, once it has stopped. */
  public void forget(AgentTask task) {
    containers.values().removeIf(endpoint -> endpoint.task().equals(task));
    credentials.values().removeIf(task::equals);
    issued.forget(task.taskArn());
  }

  /** The value of {@code ECS_CONTAINER_METADATA_URI_V4}. */
  public URI metadataUri(String containerId) {
    return uri(METADATA + containerId);
  }

  /** The value of {@code ECS_AGENT_URI}. */
  public URI agentUri(String containerId) {
    return uri(API + containerId);
  }

  /** The value of {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. */
  public URI credentialsUri(String credentialsId) {
    return uri(CREDENTIALS + credentialsId);
  }

  private URI uri(String path) {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + path);
  }

  private void answer(HttpExchange exchange, String context) throws IOException {
    try (exchange) {
      String rest = exchange.getRequestURI().getPath().substring(context.length());
      Answer answer =
          switch (context) {
            case METADATA -> metadata(rest);
            case CREDENTIALS -> credentials(rest);
            default -> api(rest, exchange);
          };
      byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException e) {
      log.error("The agent could not answer {}", exchange.getRequestURI(), e);
      throw e;
    }
  }

  private Answer metadata(String rest) {
    String[] parts = rest.split("/", 2);
    Endpoint endpoint = containers.get(parts[0]);
    if (endpoint == null) {
      return notFound("V4 metadata handler: no running container has the id " + parts[0]);
    }
    AgentTask task = endpoint.task();
    return switch (parts.length == 1 ? "" : parts[1]) {
      case "" -> Answer.ok(task.containerMetadata(endpoint.container()));
      case "task", "taskWithTags" -> Answer.ok(task.taskMetadata());
      case "stats" -> Answer.ok(task.containerStats(endpoint.container()));
      case "task/stats" -> Answer.ok(task.taskStats());
      default -> notFound("V4 metadata handler: there is no " + parts[1]);
    };
  }

  private Answer api(String rest, HttpExchange exchange) throws IOException {
    String[] parts = rest.split("/", 2);
    Endpoint endpoint = containers.get(parts[0]);
    if (endpoint == null || parts.length == 1 || !parts[1].equals(PROTECTION)) {
      return notFound("There is no " + exchange.getRequestURI().getPath());
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    return protection.answer(endpoint.task(), exchange.getRequestMethod(), body);
  }

  private static Answer notFound(String message) {
    return new Answer(404, JsonNodeFactory.instance.stringNode(message));
  }

  private Answer credentials(String id) {
    AgentTask task = credentials.get(id);
    Optional<String> role = task == null ? Optional.empty() : task.taskRoleArn();
    if (task == null || role.isEmpty()) {
      return refused(400, "InvalidIdInRequest", "Credentials not found");
    }
    try {
      TaskCredentials held = issued.of(task.taskArn(), role.get());
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("RoleArn", role.get());
      body.put("AccessKeyId", held.accessKeyId());
      body.put("SecretAccessKey", held.secretAccessKey());
      body.put("Token", held.token());
      body.put("Expiration", held.expiration().truncatedTo(ChronoUnit.SECONDS).toString());
      return Answer.ok(body);
    } catch (ApiException e) {
      return refused(e.status(), e.code(), String.valueOf(e.getMessage()));
    }
  }

  private static Answer refused(int status, String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("code", code);
    body.put("message", "CredentialsV2Request: " + message);
    body.put("HTTPErrorCode", status);
    return new Answer(status, body);
  }

  @Override
  public void close() {
    server.stop(0);
    requests.close();
  }
}
