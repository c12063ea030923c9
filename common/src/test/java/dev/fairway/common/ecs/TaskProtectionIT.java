package dev.fairway.common.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TaskProtectionIT {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer agent;
  private TaskProtection protection;

  @BeforeEach
  void startAgent() throws IOException {
    agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.start();
    protection = new TaskProtection("http://127.0.0.1:" + agent.getAddress().getPort() + "/api/x");
  }

  @AfterEach
  void stopAgent() {
    agent.stop(0);
  }

  @Test
  void asksForProtectionAndEndsIt() {
    answer(
        200,
        """
        {"protection":{"ExpirationDate":"2026-11-22T12:10:00Z","ProtectionEnabled":true,
         "TaskArn":"arn:aws:ecs:us-east-1:000000000000:task/fairway/1"}}
        """);
    assertThat(protection.protect(Duration.ofMinutes(10))).isTrue();
    assertThat(protection.protectedUntil()).contains(Instant.parse("2026-11-22T12:10:00Z"));
    assertThat(protection.release()).isTrue();
    assertThat(requests)
        .containsExactly(
            "PUT {\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}",
            "GET ",
            "PUT {\"ProtectionEnabled\":false}");
  }

  @Test
  void knowsOfNoProtectionThatIsOff() {
    answer(200, "{\"protection\":{\"ProtectionEnabled\":false,\"TaskArn\":\"arn\"}}");
    assertThat(protection.protectedUntil()).isEmpty();
  }

  @Test
  void saysThatTheAgentFailed() {
    answer(
        400,
        """
        {"requestID":"1","error":{"Arn":"arn","Code":"ThrottlingException","Message":"slow down"}}
        """);
    assertThat(protection.protect(Duration.ofMinutes(1))).isFalse();
    agent.stop(0);
    assertThat(protection.release()).isFalse();
  }

  @Test
  void hasNothingToDoOutsideEcs() {
    assertThat(new TaskProtection(null).protect(Duration.ofMinutes(1))).isTrue();
    assertThat(new TaskProtection("").protectedUntil()).isEmpty();
  }

  private void answer(int status, String body) {
    agent.createContext(
        "/api/x/task-protection/v1/state",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(exchange.getRequestMethod() + " " + request);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
