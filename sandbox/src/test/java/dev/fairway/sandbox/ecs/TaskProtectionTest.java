package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.clock.MachineTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class TaskProtectionTest {

  private static final String STEADY = "has reached a steady state.";

  private final FakeRuntime runtime = new FakeRuntime();
  private final MachineTime machine = new MachineTime(EcsRegion.START);
  private final EcsRegion region = new EcsRegion(runtime, machine);
  private String busy = "";

  @BeforeEach
  void start() throws Exception {
    runtime.endsOnSigterm = true;
    region.register("web", "[{'name':'web','image':'web:1'}]");
    region.service(
        "CreateService",
        """
        'serviceName':'web','taskDefinition':'web','launchType':'FARGATE','desiredCount':2,
        'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1','subnet-2']}}""");
    region.awaitMessage(STEADY);
    busy = region.serviceTasks().getFirst().path("taskArn").asString();
  }

  @AfterEach
  void close() {
    region.close();
  }

  private JsonNode protect(String task, String members) {
    return region.call(
        "UpdateTaskProtection", "{'cluster':'photos','tasks':['%s'],%s}".formatted(task, members));
  }

  private boolean isToRun(String task) {
    return region.describe(task).path("desiredStatus").asString().equals("RUNNING");
  }

  @Test
  void tellsHowLongATaskIsProtected() {
    JsonNode answer = protect(busy, "'protectionEnabled':true,'expiresInMinutes':60");
    JsonNode task = answer.path("protectedTasks").path(0);
    assertThat(task.path("taskArn").asString()).isEqualTo(busy);
    assertThat(task.path("expirationDate").asDouble())
        .isEqualTo(EcsRegion.START.plusSeconds(3600).getEpochSecond());
    machine.pass(Duration.ofMinutes(60));
    JsonNode later =
        region.call("GetTaskProtection", "{'cluster':'photos','tasks':['%s']}".formatted(busy));
    assertThat(later.path("protectedTasks").path(0).path("protectionEnabled").asBoolean())
        .isFalse();
    assertThat(later.path("protectedTasks").path(0).has("expirationDate")).isFalse();
  }

  @Test
  void keepsABusyTaskThroughAScaleInUntilItIsIdle() throws Exception {
    protect(busy, "'protectionEnabled':true");
    region.service("UpdateService", "'service':'web','desiredCount':0");
    region.awaitMessage("has stopped 1 running tasks");
    assertThat(isToRun(busy)).isTrue();
    assertThat(region.serviceTasks()).hasSize(1);

    protect(busy, "'protectionEnabled':false");
    region.awaitMessage("has stopped 1 running tasks");
    assertThat(isToRun(busy)).isFalse();
    region.awaitMessage(STEADY);
  }

  @Test
  void keepsABusyTaskThroughADeploymentUntilItsProtectionExpires() throws Exception {
    protect(busy, "'protectionEnabled':true,'expiresInMinutes':10");
    region.service("UpdateService", "'service':'web','forceNewDeployment':true");
    region.awaitMessage("has stopped 1 running tasks");
    assertThat(isToRun(busy)).isTrue();
    JsonNode service = region.describeService();
    assertThat(service.path("deployments")).hasSize(2);
    assertThat(service.path("deployments").path(0).path("rolloutState").asString())
        .isEqualTo("IN_PROGRESS");

    region.clock.step(Duration.ofHours(1));
    assertThat(isToRun(busy)).isTrue();
    machine.pass(Duration.ofMinutes(10));
    region.awaitMessage("has stopped 1 running tasks");
    region.awaitMessage("deployment completed");
    assertThat(isToRun(busy)).isFalse();
  }

  @Test
  void protectsNoTaskThatIsAlreadyToStop() throws Exception {
    runtime.endsOnSigterm = false;
    region.service("UpdateService", "'service':'web','desiredCount':0");
    region.awaitMessage("has stopped 2 running tasks");
    JsonNode failure = protect(busy, "'protectionEnabled':true").path("failures").path(0);
    assertThat(failure.path("reason").asString()).isEqualTo("TASK_NOT_VALID");
    runtime.endsOnSigterm = true;
  }

  @Test
  void protectsServiceTasksOnly() {
    String alone = region.runTask("web", "").path("taskArn").asString();
    JsonNode failure = protect(alone, "'protectionEnabled':true").path("failures").path(0);
    assertThat(failure.path("arn").asString()).isEqualTo(alone);
    assertThat(failure.path("reason").asString()).isEqualTo("TASK_NOT_VALID");
    assertThat(
            protect("nothing", "'protectionEnabled':true")
                .path("failures")
                .path(0)
                .path("reason")
                .asString())
        .isEqualTo("MISSING");
    assertThatThrownBy(() -> protect(busy, "'protectionEnabled':true,'expiresInMinutes':2881"))
        .hasMessageContaining("2880");
  }
}
