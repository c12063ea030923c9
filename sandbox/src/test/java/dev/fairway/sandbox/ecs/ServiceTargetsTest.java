package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.clock.MachineTime;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A service behind a load balancer. */
@Timeout(60)
class ServiceTargetsTest {

  private static final String STEADY = "has reached a steady state.";

  private final FakeRuntime runtime = new FakeRuntime();
  private final TargetGroup group = new TargetGroup();
  private final MachineTime machine = new MachineTime(EcsRegion.START);
  private final EcsRegion region = new EcsRegion(runtime, new SandboxClock(machine), group);

  @BeforeEach
  void register() {
    runtime.endsOnSigterm = true;
    region.register(
        "web", "[{'name':'web','image':'web:1','portMappings':[{'containerPort':8080}]}]");
  }

  @AfterEach
  void close() {
    region.close();
  }

  private void create(String more) {
    region.service(
        "CreateService",
        """
        'serviceName':'web','taskDefinition':'web','launchType':'FARGATE','desiredCount':1,
        'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}},
        'loadBalancers':[{'targetGroupArn':'%s','containerName':'web','containerPort':8080}]%s"""
            .formatted(TargetGroup.ARN, more));
  }

  private int port(JsonNode task) {
    return task.path("containers").path(0).path("networkBindings").path(0).path("hostPort").asInt();
  }

  @Test
  void registersARunningTaskAtThePortThatItWasTold() throws Exception {
    create("");
    region.awaitMessage(STEADY);
    assertThat(group.nextCall()).isEqualTo("register 127.0.0.1");
    JsonNode task = region.serviceTasks().getFirst();
    assertThat(group.states).containsOnlyKeys(port(task));
    assertThat(runtime.nextStarted().plan.environment())
        .containsEntry("SERVER_ADDRESS", "127.0.0.1")
        .containsEntry("SERVER_PORT", Integer.toString(port(task)));
  }

  @Test
  void waitsForAHealthyTargetBeforeItStopsTheOldTask() throws Exception {
    create("");
    region.awaitMessage(STEADY);
    int old = port(region.serviceTasks().getFirst());
    group.first = "initial";
    region.service("UpdateService", "'service':'web','forceNewDeployment':true");
    region.awaitMessage("registered 1 targets");
    region.clock.step(Duration.ofSeconds(2));
    assertThat(region.describeService().path("runningCount").asInt()).isEqualTo(2);

    group.states.replaceAll((port, state) -> "healthy");
    region.clock.step(Duration.ofSeconds(2));
    region.awaitMessage("has begun draining connections on 1 tasks.");
    region.clock.step(Duration.ofSeconds(2));
    region.awaitMessage("deployment completed");
    assertThat(group.states).containsEntry(old, "unused");
  }

  @Test
  void sendsSigtermOnceTheTargetHasDrained() throws Exception {
    create("");
    region.awaitMessage(STEADY);
    assertThat(runtime.nextDone()).isEqualTo("start web");
    group.last = "draining";
    region.service("UpdateService", "'service':'web','desiredCount':0");
    region.awaitMessage("deregistered 1 targets");
    JsonNode task =
        region.describe(
            region
                .call("ListTasks", "{'cluster':'photos','desiredStatus':'STOPPED'}")
                .path("taskArns")
                .path(0)
                .asString());
    assertThat(task.path("lastStatus").asString()).isEqualTo("DEACTIVATING");
    region.clock.step(Duration.ofSeconds(5));
    assertThat(runtime.done).isEmpty();

    group.states.replaceAll((port, state) -> "unused");
    while (runtime.done.isEmpty()) {
      region.clock.step(Duration.ofSeconds(1));
    }
    assertThat(runtime.nextDone()).isEqualTo("SIGTERM web");
    region.awaitMessage(STEADY);
  }

  @Test
  void replacesATaskThatFailsItsHealthChecksAfterTheGracePeriodOfRealTime() throws Exception {
    group.first = "unhealthy";
    create(",'healthCheckGracePeriodSeconds':60");
    region.awaitMessage("registered 1 targets");
    String first = region.serviceTasks().getFirst().path("taskArn").asString();
    region.clock.step(Duration.ofMinutes(10));
    group.first = "healthy";
    assertThat(region.describe(first).path("desiredStatus").asString()).isEqualTo("RUNNING");

    machine.pass(Duration.ofMinutes(1));
    region.awaitMessage("is unhealthy: Task failed ELB health checks in (target-group ");
    region.awaitMessage("has stopped 1 running tasks");
    region.awaitMessage(STEADY);
    assertThat(region.describe(first).path("stoppedReason").asString())
        .isEqualTo("Task failed ELB health checks in (target-group " + TargetGroup.ARN + ")");
    assertThat(region.describeService().path("deployments").path(0).path("failedTasks").asInt())
        .isEqualTo(1);
  }

  @Test
  void givesTasksThatRunALongerGracePeriodWhereTheServiceGetsOne() throws Exception {
    group.first = "unhealthy";
    create(",'healthCheckGracePeriodSeconds':60");
    region.awaitMessage("registered 1 targets");
    String task = region.serviceTasks().getFirst().path("taskArn").asString();
    region.service("UpdateService", "'service':'web','healthCheckGracePeriodSeconds':600");
    machine.pass(Duration.ofMinutes(5));
    region.clock.step(Duration.ofMinutes(1));
    assertThat(region.describe(task).path("desiredStatus").asString()).isEqualTo("RUNNING");

    machine.pass(Duration.ofMinutes(5));
    region.awaitMessage("is unhealthy: Task failed ELB health checks in (target-group ");
  }

  @Test
  void takesAnEndedTaskOutOfItsTargetGroup() throws Exception {
    create("");
    region.awaitMessage(STEADY);
    assertThat(group.nextCall()).isEqualTo("register 127.0.0.1");
    runtime.nextStarted().exit(137);
    assertThat(List.of(group.nextCall(), group.nextCall()))
        .as("in any order")
        .containsExactlyInAnyOrder("deregister 127.0.0.1", "register 127.0.0.1");
    region.awaitMessage(STEADY);
  }
}
