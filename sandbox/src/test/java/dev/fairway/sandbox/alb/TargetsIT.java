package dev.fairway.sandbox.alb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Registering, health and draining, by real checks on a clock that is stepped. */
final class TargetsIT {

  private final AlbRegion region = new AlbRegion();
  private final TestServer server = TestServer.named("one");
  private final TestServer other = TestServer.named("other");

  @AfterEach
  void close() {
    region.close();
    server.close();
    other.close();
  }

  @Test
  void checksTargetsOnceTheirGroupIsUsed() {
    String group = region.group("unused", "");
    region.register(group, server);
    assertHealth(
        region.health(group, server),
        "unused",
        "Target.NotInUse",
        "Target group is not configured to receive traffic from the load balancer");

    region.forwardAllTo(group);

    region.await(group, server, "healthy");
    assertThat(region.health(group, server).has("Reason")).isFalse();
  }

  @Test
  void saysWhyATargetIsUnhealthy() {
    String group = region.groupOf(server);

    server.health(503);
    region.awaitByChecks(group, server, "unhealthy");
    assertHealth(
        region.health(group, server),
        "unhealthy",
        "Target.ResponseCodeMismatch",
        "Health checks failed with these codes: [503]");

    server.health(200);
    region.awaitByChecks(group, server, "healthy");
  }

  @Test
  void takesAsManySuccessesAsItSaysToBeHealthyAgain() {
    String group = region.groupOf(server);
    server.health(500);
    region.awaitByChecks(group, server, "unhealthy");
    long checks = region.clock.instant().getEpochSecond();

    server.health(200);
    region.awaitByChecks(group, server, "healthy");

    // Five successes, ten seconds apart, after a check that may have failed before.
    assertThat(region.clock.instant().getEpochSecond() - checks).isGreaterThanOrEqualTo(40);
  }

  @Test
  void saysThatNobodyListens() {
    String group = region.group("closed", "");
    region.forwardAllTo(group);
    server.close();
    region.register(group, server);

    region.awaitByChecks(group, server, "unhealthy");

    assertHealth(
        region.health(group, server),
        "unhealthy",
        "Target.FailedHealthChecks",
        "Health checks failed");
  }

  @Test
  void saysThatACheckTookTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    try (TestServer slow = TestServer.answering(exchange -> never.await())) {
      String group =
          region.group("slow", ",'HealthCheckTimeoutSeconds':2,'UnhealthyThresholdCount':2");
      region.call(
          "ModifyTargetGroup",
          "{'TargetGroupArn':'%s','HealthCheckPath':'/slow'}".formatted(group));
      region.forwardAllTo(group);
      region.register(group, slow);

      region.awaitByChecks(group, slow, "unhealthy");

      assertHealth(region.health(group, slow), "unhealthy", "Target.Timeout", "Request timed out");
      never.countDown();
    }
  }

  @Test
  void takesTheCodesOfTheMatcher() {
    server.health(404);
    String group = region.group("odd", ",'Matcher':{'HttpCode':'200,400-404'}");
    region.forwardAllTo(group);
    region.register(group, server);

    region.await(group, server, "healthy");
  }

  @Test
  void leavesOutTheChecksThatAStepJumpsOver() {
    CountingHealth counting = new CountingHealth();
    try (TestServer counted = TestServer.answering(counting::answer)) {
      String group = region.group("counted", "");
      region.call(
          "ModifyTargetGroup",
          "{'TargetGroupArn':'%s','HealthCheckPath':'/count'}".formatted(group));
      region.forwardAllTo(group);
      region.register(group, counted);
      region.await(group, counted, "healthy");
      int before = counting.count.get();

      region.clock.step(Duration.ofHours(6));

      Awaitility.await().atMost(AlbRegion.PATIENCE).until(() -> counting.count.get() > before);
      // 2,160 fall due on the way.
      assertThat(counting.count.get()).isLessThan(before + 100);
    }
  }

  private static final class CountingHealth {

    final AtomicInteger count = new AtomicInteger();

    void answer(HttpExchange exchange) throws IOException {
      count.incrementAndGet();
      TestServer.send(exchange, 200, "counted");
    }
  }

  @Test
  void letsARequestEndWhileItsTargetDrains() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestServer slow =
        TestServer.answering(
            exchange -> {
              arrived.countDown();
              go.await();
              TestServer.send(exchange, 200, "slow");
            })) {
      String group = region.groupOf(slow);
      region.groupAttribute(group, "deregistration_delay.timeout_seconds", "120");
      CompletableFuture<HttpResponse<String>> answer =
          region
              .http()
              .sendAsync(region.request("/").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

      region.register(group, other);
      region.await(group, other, "healthy");
      region.deregister(group, slow);

      assertHealth(
          region.health(group, slow),
          "draining",
          "Target.DeregistrationInProgress",
          "Target deregistration is in progress");
      for (int i = 0; i < 4; i++) {
        assertThat(region.get("/").body()).isEqualTo("other");
      }
      region.clock.step(Duration.ofSeconds(60));
      assertThat(region.state(group, slow)).isEqualTo("draining");
      region.clock.step(Duration.ofSeconds(60));
      region.await(group, slow, "unused");
      assertThat(region.health(group, slow).path("Reason").asString())
          .isEqualTo("Target.NotRegistered");

      go.countDown();
      assertThat(answer.get(60, TimeUnit.SECONDS).body()).isEqualTo("slow");
    }
  }

  @Test
  void takesADrainingTargetBack() {
    String group = region.groupOf(server);
    region.deregister(group, server);
    assertThat(region.get("/").statusCode()).isEqualTo(503);

    region.register(group, server);
    region.await(group, server, "healthy");
    region.clock.step(Duration.ofMinutes(6));

    assertThat(region.get("/").body()).isEqualTo("one");
  }

  @Test
  void sendsToTheLeastBusyWhereToldTo() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (TestServer busy =
        TestServer.answering(
            exchange -> {
              arrived.countDown();
              go.await();
              TestServer.send(exchange, 200, "busy");
            })) {
      String group = region.groupOf(busy);
      region.groupAttribute(group, "load_balancing.algorithm.type", "least_outstanding_requests");
      CompletableFuture<HttpResponse<String>> waiting =
          region
              .http()
              .sendAsync(region.request("/").build(), HttpResponse.BodyHandlers.ofString());
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
      region.register(group, other);
      region.await(group, other, "healthy");

      for (int i = 0; i < 6; i++) {
        assertThat(region.get("/").body()).isEqualTo("other");
      }
      go.countDown();
      assertThat(waiting.get(60, TimeUnit.SECONDS).body()).isEqualTo("busy");
    }
  }

  private static void assertHealth(
      JsonNode health, String state, String reason, String description) {
    assertThat(health.path("State").asString()).isEqualTo(state);
    assertThat(health.path("Reason").asString()).isEqualTo(reason);
    assertThat(health.path("Description").asString()).isEqualTo(description);
  }
}
