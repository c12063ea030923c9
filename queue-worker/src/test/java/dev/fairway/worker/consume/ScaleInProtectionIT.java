package dev.fairway.worker.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fairway.common.SettableClock;
import dev.fairway.common.ecs.TaskProtection;
import dev.fairway.worker.consume.queue.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScaleInProtectionIT {

  private final List<Boolean> states = new CopyOnWriteArrayList<>();
  private final SettableClock clock = new SettableClock();
  private final InHand inHand = new InHand(Duration.ofMinutes(1), clock);
  private volatile boolean failing;
  private HttpServer agent;
  private ScaleInProtection protection;

  @BeforeEach
  void startAgent() throws IOException {
    agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.createContext(
        "/task-protection/v1/state",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          states.add(body.contains("true"));
          byte[] answer =
              (failing ? "{\"error\":{}}" : "{\"protection\":{}}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(failing ? 500 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    agent.start();
    String uri = "http://127.0.0.1:" + agent.getAddress().getPort();
    protection = new ScaleInProtection(new TaskProtection(uri), inHand, clock);
  }

  @AfterEach
  void stopAgent() {
    agent.stop(0);
  }

  @Test
  void isOnWhileBusyAndOffOnceIdleForAWhile() {
    protection.tick();
    assertThat(states).isEmpty();
    Held one = receive();
    protection.tick();
    protection.tick();
    assertThat(states).containsExactly(true);
    inHand.remove(one);
    clock.advance(Duration.ofSeconds(4));
    protection.tick();
    Held next = receive();
    protection.tick();
    inHand.remove(next);
    clock.advance(Duration.ofSeconds(4));
    protection.tick();
    assertThat(states).containsExactly(true);
    clock.advance(Duration.ofSeconds(1));
    protection.tick();
    protection.tick();
    assertThat(states).containsExactly(true, false);
  }

  @Test
  void isRenewedBeforeItExpires() {
    receive();
    protection.tick();
    clock.advance(Duration.ofMinutes(4));
    protection.tick();
    assertThat(states).containsExactly(true);
    clock.advance(Duration.ofMinutes(1));
    protection.tick();
    assertThat(states).containsExactly(true, true);
  }

  @Test
  void asksAgainWhereTheAgentFails() {
    failing = true;
    receive();
    protection.tick();
    failing = false;
    protection.tick();
    protection.tick();
    assertThat(states).containsExactly(true, true);
  }

  private Held receive() {
    return inHand.add(new Delivery("m", "r", "{}", 1, clock.instant(), Optional.empty()));
  }
}
