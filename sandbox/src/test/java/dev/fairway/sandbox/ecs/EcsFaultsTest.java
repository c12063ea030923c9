package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.faults.Fault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What ECS answers and tells while a fault is set. */
@Timeout(60)
class EcsFaultsTest {

  private static final String NO_CAPACITY =
      "Capacity is unavailable at this time. Please try again later or in a different availability"
          + " zone";

  private final FakeRuntime runtime = new FakeRuntime();
  private final EcsRegion region = new EcsRegion(runtime);

  @BeforeEach
  void register() {
    runtime.endsOnSigterm = true;
    region.register("web", "[{'name':'web','image':'repo/web:1'}]");
  }

  @AfterEach
  void close() {
    region.close();
  }

  @Test
  void throttlesRunTask() {
    once(Fault.RUN_TASK_THROTTLED);

    assertThatThrownBy(() -> region.runTask("web", ""))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.code()).isEqualTo("ThrottlingException");
              assertThat(e.retryable()).isTrue();
            });
    assertThat(region.runTask("web", "").path("lastStatus").asString()).isEqualTo("PROVISIONING");
  }

  @Test
  void placesWhatItHasRoomFor() {
    once(Fault.NO_CAPACITY);

    ObjectNode answer =
        region.call(
            "RunTask",
            """
            {'cluster':'photos','taskDefinition':'web','launchType':'FARGATE','count':2,
             'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}}
            """);

    assertThat(answer.path("tasks")).hasSize(1);
    assertThat(answer.path("failures")).hasSize(1);
    assertThat(answer.path("failures").path(0).path("reason").asString()).isEqualTo(NO_CAPACITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAPACITY_LOST     | Capacity is unavailable at this time.",
        "NETWORK_INTERFACE | Timeout waiting for network interface provisioning to complete.",
        "IMAGE_PULL        | CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref repo/web:1: not found",
      })
  void failsToStart(Fault fault, String reason) throws Exception {
    once(fault);

    region.runTask("web", "");

    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString()).startsWith(reason);
    JsonNode container = stopped.path("containers").path(0);
    assertThat(container.has("exitCode")).isFalse();
    assertThat(container.path("reason").asString()).startsWith(reason);
    assertThat(runtime.done).noneMatch(done -> done.startsWith("start"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPOT_INTERRUPTION | SpotInterruption  | Your Spot Task was interrupted.",
        "HOST_RETIREMENT   | TerminationNotice | ECS is performing maintenance on the underlying infrastructure hosting the task.",
      })
  void stopsOneRunningTaskWithSigterm(Fault fault, String code, String reason) throws Exception {
    region.runTask("web", "");
    region.eventsUntil("RUNNING");
    region.runTask("web", "");
    region.eventsUntil("RUNNING");

    once(fault);

    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo(code);
    assertThat(stopped.path("stoppedReason").asString()).isEqualTo(reason);
    assertThat(region.call("ListTasks", "{'cluster':'photos'}").path("taskArns")).hasSize(1);
    assertThat(runtime.done).anyMatch(done -> done.startsWith("SIGTERM"));
  }

  @Test
  void waitsForATaskOfTheFamilyToRun() throws Exception {
    region.faults.set(
        Fault.SPOT_INTERRUPTION, Optional.of("web"), Optional.of(1), Optional.empty());

    region.runTask("web", "");

    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("SpotInterruption");
    assertThat(stopped.path("startedAt").asString()).isNotEmpty();
  }

  @Test
  void tellsThatAServiceCantPlaceATaskAndTriesAgain() throws Exception {
    once(Fault.NO_CAPACITY);

    region.service(
        "CreateService",
        """
        'serviceName':'web','taskDefinition':'web','launchType':'FARGATE','desiredCount':1,
        'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}""");
    region.awaitMessage("was unable to place a task. Reason: " + NO_CAPACITY);

    ObjectNode event = region.nextEvent();
    while (!event.path("detail-type").asString().equals("ECS Service Action")) {
      event = region.nextEvent();
    }
    assertThat(event.path("resources").path(0).asString())
        .isEqualTo("arn:aws:ecs:us-east-1:000000000000:service/photos/web");
    JsonNode detail = event.path("detail");
    assertThat(detail.path("eventType").asString()).isEqualTo("ERROR");
    assertThat(detail.path("eventName").asString()).isEqualTo("SERVICE_TASK_PLACEMENT_FAILURE");
    assertThat(detail.path("reason").asString()).isEqualTo("RESOURCE:FARGATE");
    assertThat(detail.path("createdAt").asString()).isNotEmpty();
    assertThat(detail.path("clusterArn").asString()).endsWith("cluster/photos");
    region.clock.step(Duration.ofSeconds(15));
    region.awaitMessage("has reached a steady state.");
  }

  private void once(Fault fault) {
    region.faults.set(fault, Optional.empty(), Optional.of(1), Optional.empty());
  }
}
