package dev.fairway.common.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EcsMetadataIT {

  private HttpServer agent;
  private String endpoint;

  @BeforeEach
  void startAgent() throws IOException {
    agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint = "http://127.0.0.1:" + agent.getAddress().getPort() + "/v4/abc";
    agent.start();
  }

  @AfterEach
  void stopAgent() {
    agent.stop(0);
  }

  @Test
  void readsTheTaskFromTheAgent() {
    answer(
        200,
        """
        {"Cluster":"fairway","TaskARN":"arn:aws:ecs:us-east-1:000000000000:task/fairway/1",
         "Family":"image-processor","Revision":"7","Limits":{"CPU":0.25,"Memory":512},
         "Containers":[{"Name":"image-processor","Labels":{"a":"b"}}]}
        """);
    assertThat(new EcsMetadata(endpoint).task())
        .contains(
            new EcsTask(
                "arn:aws:ecs:us-east-1:000000000000:task/fairway/1", "image-processor", "7"));
  }

  @Test
  void goesOnWithoutWhereTheAgentFails() {
    answer(500, "no");
    assertThat(new EcsMetadata(endpoint).task()).isEmpty();
  }

  @Test
  void knowsOfNoTaskOutsideEcs() {
    assertThat(new EcsMetadata(null).task()).isEmpty();
  }

  private void answer(int status, String body) {
    agent.createContext(
        "/v4/abc/task",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
