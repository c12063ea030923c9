package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.clock.MachineTime;
import dev.fairway.sandbox.ecs.task.TaskChange;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class TaskLifeTest {

  private static final String ONE = "[{'name':'web','image':'web:1','stopTimeout':20}]";

  private final FakeRuntime runtime = new FakeRuntime();
  private final MachineTime machine = new MachineTime(EcsRegion.START);
  private final EcsRegion region = new EcsRegion(runtime, machine);

  @BeforeEach
  void register() {
    region.register("web", ONE);
  }

  @AfterEach
  void close() {
    runtime.endsOnSigterm = true;
    region.close();
  }

  @Test
  void goesThroughTheStatesInOrderAndStopsWithItsEssentialContainer() throws Exception {
    ObjectNode task = region.runTask("web", "");
    assertThat(task.path("lastStatus").asString()).isEqualTo("PROVISIONING");

    List<ObjectNode> start = region.eventsUntil("RUNNING");
    assertThat(start)
        .extracting(EcsRegion::lastStatus)
        .containsExactly("PROVISIONING", "PENDING", "ACTIVATING", "RUNNING");
    region.clock.step(Duration.ofSeconds(7));
    runtime.nextStarted().exit(3);

    List<ObjectNode> end = region.eventsUntil("STOPPED");
    assertThat(end)
        .extracting(EcsRegion::lastStatus)
        .containsExactly("DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED");
    JsonNode stopped = end.getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("EssentialContainerExited");
    assertThat(stopped.path("stoppedReason").asString())
        .isEqualTo("Essential container in task exited");
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(3);
    assertThat(stopped.path("startedAt").asString()).isEqualTo("2026-11-22T10:00:00.000Z");
    assertThat(stopped.path("stoppedAt").asString()).isEqualTo("2026-11-22T10:00:07.000Z");
    assertThat(stopped.path("version").asLong()).isEqualTo(8);
  }

  @Test
  void tellsTheFollowerOfExitCodeAndDuration() throws Exception {
    region.runTask("web", "");
    region.eventsUntil("RUNNING");
    region.clock.step(Duration.ofSeconds(7));
    runtime.nextStarted().exit(3, "OutOfMemoryError: Container killed due to memory usage");

    TaskChange last;
    do {
      last = Objects.requireNonNull(region.changes.poll(10, TimeUnit.SECONDS));
    } while (last.lastStatus() != TaskStatus.STOPPED);
    assertThat(last.family()).isEqualTo("web");
    assertThat(last.exitCode()).contains(3);
    assertThat(last.containerReason())
        .contains("OutOfMemoryError: Container killed due to memory usage");
    assertThat(last.duration()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void stopsWithTheReasonOfThePersonAndLeavesTimeToEnd() throws Exception {
    String arn = region.runTask("web", "").path("taskArn").asString();
    region.eventsUntil("RUNNING");
    FakeRuntime.Container container = runtime.nextStarted();

    JsonNode answer =
        region
            .call("StopTask", "{'cluster':'photos','task':'%s','reason':'too slow'}".formatted(arn))
            .path("task");
    assertThat(answer.path("desiredStatus").asString()).isEqualTo("STOPPED");
    assertThat(runtime.nextDone()).isEqualTo("start web");
    assertThat(runtime.nextDone()).isEqualTo("SIGTERM web");
    container.exit(143);

    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("UserInitiated");
    assertThat(stopped.path("stoppedReason").asString()).isEqualTo("too slow");
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(143);
    assertThat(runtime.nextDone()).isEqualTo("clean up");
  }

  @Test
  void killsAContainerThatIgnoresSigtermAfterItsStopTimeout() throws Exception {
    String arn = region.runTask("web", "").path("taskArn").asString();
    region.eventsUntil("RUNNING");
    runtime.nextDone();
    region.call("StopTask", "{'cluster':'photos','task':'%s'}".formatted(arn));
    assertThat(runtime.nextDone()).isEqualTo("SIGTERM web");

    machine.pass(Duration.ofSeconds(19));
    region.clock.step(Duration.ofHours(1));
    assertThat(runtime.done).isEmpty();
    machine.pass(Duration.ofSeconds(1));
    assertThat(runtime.nextDone()).isEqualTo("SIGKILL web");
    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("containers").path(0).path("exitCode").asInt()).isEqualTo(137);
    assertThat(stopped.path("stoppedReason").asString()).isEqualTo("Task stopped by user");
  }

  @Test
  void failsToStartWhereTheImageCantBeHad() throws Exception {
    runtime.pullFailure = Optional.of("CannotPullContainerError: no such app");
    region.runTask("web", "");

    List<ObjectNode> events = region.eventsUntil("STOPPED");
    assertThat(events).extracting(EcsRegion::lastStatus).doesNotContain("RUNNING", "ACTIVATING");
    JsonNode stopped = events.getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString())
        .isEqualTo("CannotPullContainerError: no such app");
    assertThat(stopped.path("containers").path(0).path("reason").asString())
        .isEqualTo("CannotPullContainerError: no such app");
    assertThat(stopped.has("startedAt")).isFalse();
  }

  @Test
  void waitsInProvisioningForRoomAndCanBeStoppedThere() throws Exception {
    runtime.full = true;
    String arn = region.runTask("web", "").path("taskArn").asString();
    assertThat(EcsRegion.lastStatus(region.nextEvent())).isEqualTo("PROVISIONING");

    region.call("StopTask", "{'cluster':'photos','task':'%s'}".formatted(arn));
    List<ObjectNode> events = region.eventsUntil("STOPPED");
    assertThat(events)
        .extracting(EcsRegion::lastStatus)
        .containsExactly("PROVISIONING", "DEPROVISIONING", "STOPPED");
    assertThat(runtime.started).isEmpty();
  }

  @Test
  void canBeDescribedForAnHourAfterItsEnd() throws Exception {
    String arn = region.runTask("web", "").path("taskArn").asString();
    runtime.nextStarted().exit(0);
    region.eventsUntil("STOPPED");

    region.clock.step(Duration.ofMinutes(59));
    assertThat(region.describe(arn).path("lastStatus").asString()).isEqualTo("STOPPED");
    region.clock.step(Duration.ofMinutes(2));
    ObjectNode gone =
        region.call("DescribeTasks", "{'cluster':'photos','tasks':['%s']}".formatted(arn));
    assertThat(gone.path("failures").path(0).path("reason").asString()).isEqualTo("MISSING");
  }

  @Test
  void startsContainersInTheOrderOfTheirDependenciesAndStopsThemInReverse() throws Exception {
    region.register(
        "pair",
        """
        [{'name':'app','image':'app:1','dependsOn':[
           {'containerName':'setup','condition':'SUCCESS'},
           {'containerName':'proxy','condition':'START'}]},
         {'name':'setup','image':'setup:1','essential':false},
         {'name':'proxy','image':'proxy:1'}]
        """);
    String arn = region.runTask("pair", "").path("taskArn").asString();
    assertThat(runtime.nextDone()).isEqualTo("start setup");
    assertThat(runtime.nextDone()).isEqualTo("start proxy");
    assertThat(runtime.done).isEmpty();
    runtime.nextStarted().exit(0);
    assertThat(runtime.nextDone()).isEqualTo("start app");
    region.eventsUntil("RUNNING");
    FakeRuntime.Container proxy = runtime.nextStarted();
    FakeRuntime.Container app = runtime.nextStarted();

    region.call("StopTask", "{'cluster':'photos','task':'%s'}".formatted(arn));
    assertThat(runtime.nextDone()).isEqualTo("SIGTERM app");
    assertThat(runtime.done).isEmpty();
    app.exit(143);
    assertThat(runtime.nextDone()).isEqualTo("SIGTERM proxy");
    proxy.exit(0);
    region.eventsUntil("STOPPED");
  }

  @Test
  void failsToStartWhereADependencyCanNoLongerBeMet() throws Exception {
    region.register(
        "pair",
        """
        [{'name':'app','image':'app:1','dependsOn':[
           {'containerName':'setup','condition':'SUCCESS'}]},
         {'name':'setup','image':'setup:1','essential':false}]
        """);
    region.runTask("pair", "");
    runtime.nextStarted().exit(1);
    JsonNode stopped = region.eventsUntil("STOPPED").getLast().path("detail");
    assertThat(stopped.path("stopCode").asString()).isEqualTo("TaskFailedToStart");
    assertThat(stopped.path("stoppedReason").asString()).contains("app", "setup", "SUCCESS");
  }

  @Test
  void waitsForAHealthyContainer() throws Exception {
    region.register(
        "pair",
        """
        [{'name':'app','image':'app:1','dependsOn':[
           {'containerName':'proxy','condition':'HEALTHY'}]},
         {'name':'proxy','image':'proxy:1',
          'healthCheck':{'command':['CMD-SHELL','curl -f x'],'interval':10}}]
        """);
    String arn = region.runTask("pair", "").path("taskArn").asString();
    assertThat(runtime.nextDone()).isEqualTo("start proxy");
    while (runtime.done.isEmpty()) {
      region.clock.step(Duration.ofSeconds(1));
    }
    assertThat(runtime.nextDone()).isEqualTo("check /bin/sh -c curl -f x");
    region.eventsUntil("RUNNING");
    assertThat(runtime.done).contains("start app");
    assertThat(region.describe(arn).path("healthStatus").asString()).isEqualTo("HEALTHY");
  }
}
