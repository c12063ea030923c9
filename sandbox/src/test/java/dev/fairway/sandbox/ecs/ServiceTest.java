package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairway.sandbox.api.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class ServiceTest {

  private static final String SERVICE =
      """
      'serviceName':'web','taskDefinition':'web','launchType':'FARGATE',
      'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1','subnet-2']}}""";
  private static final String STEADY = "(service web) has reached a steady state.";

  private final FakeRuntime runtime = new FakeRuntime();
  private final EcsRegion region = new EcsRegion(runtime);

  @BeforeEach
  void register() {
    runtime.endsOnSigterm = true;
    registerAgain();
  }

  private void registerAgain() {
    region.register("web", "[{'name':'web','image':'web:1','stopTimeout':20}]");
  }

  @AfterEach
  void close() {
    region.close();
  }

  private ObjectNode create(String members) throws InterruptedException {
    ObjectNode created = region.service("CreateService", SERVICE + "," + members);
    region.awaitMessage(STEADY);
    return created;
  }

  private void update(String members) {
    region.service("UpdateService", "'service':'web'," + members);
  }

  private List<String> done() {
    List<String> done = new ArrayList<>();
    runtime.done.drainTo(done);
    return done.stream().filter(one -> one.startsWith("start") || one.startsWith("SIG")).toList();
  }

  /** All messages of the service, the earliest first. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    region.describeService().path("events").forEach(e -> told.add(e.path("message").asString()));
    return told.reversed();
  }

  private List<JsonNode> eventsOf(String detailType) {
    return region.events.stream()
        .filter(event -> event.path("detail-type").asString().equals(detailType))
        .map(JsonNode.class::cast)
        .toList();
  }

  @Test
  void startsItsTasksAndReachesASteadyState() throws Exception {
    ObjectNode created = create("'desiredCount':2");
    assertThat(created.path("status").asString()).isEqualTo("ACTIVE");
    assertThat(created.path("deployments").path(0).path("rolloutState").asString())
        .isEqualTo("IN_PROGRESS");

    JsonNode service = region.describeService();
    JsonNode deployment = service.path("deployments").path(0);
    assertThat(service.path("runningCount").asInt()).isEqualTo(2);
    assertThat(service.path("pendingCount").asInt()).isZero();
    assertThat(service.path("serviceArn").asString())
        .isEqualTo("arn:aws:ecs:us-east-1:000000000000:service/photos/web");
    assertThat(deployment.path("rolloutState").asString()).isEqualTo("COMPLETED");
    assertThat(deployment.path("status").asString()).isEqualTo("PRIMARY");
    assertThat(region.serviceTasks())
        .hasSize(2)
        .allSatisfy(
            task -> {
              assertThat(task.path("group").asString()).isEqualTo("service:web");
              assertThat(task.path("startedBy")).isEqualTo(deployment.path("id"));
            });
    assertThat(service.path("events").path(0).path("message").asString()).isEqualTo(STEADY);
    assertThat(region.call("ListServices", "{'cluster':'photos'}").path("serviceArns")).hasSize(1);
  }

  @Test
  void tellsEventBridgeOfDeploymentsAndSteadyStates() throws Exception {
    create("'desiredCount':1");
    JsonNode deployment = region.describeService().path("deployments").path(0);
    List<JsonNode> changes = eventsOf("ECS Deployment State Change");
    assertThat(changes)
        .extracting(event -> event.path("detail").path("eventName").asString())
        .containsExactly("SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED");
    JsonNode completed = changes.getLast();
    assertThat(completed.path("source").asString()).isEqualTo("aws.ecs");
    assertThat(completed.path("resources").path(0).asString())
        .isEqualTo("arn:aws:ecs:us-east-1:000000000000:service/photos/web");
    assertThat(completed.path("detail").propertyNames())
        .containsExactlyInAnyOrder("eventType", "eventName", "deploymentId", "updatedAt", "reason");
    assertThat(completed.path("detail").path("reason").asString())
        .isEqualTo("ECS deployment " + deployment.path("id").asString() + " completed.");
    JsonNode steady = eventsOf("ECS Service Action").getFirst().path("detail");
    assertThat(steady.path("eventName").asString()).isEqualTo("SERVICE_STEADY_STATE");
    assertThat(steady.path("clusterArn").asString())
        .isEqualTo("arn:aws:ecs:us-east-1:000000000000:cluster/photos");
  }

  @Test
  void replacesATaskThatEnds() throws Exception {
    create("'desiredCount':1");
    JsonNode first = region.serviceTasks().getFirst();
    runtime.nextStarted().exit(1);
    region.awaitMessage(STEADY);

    assertThat(region.serviceTasks())
        .singleElement()
        .satisfies(task -> assertThat(task.path("taskArn")).isNotEqualTo(first.path("taskArn")));
  }

  @Test
  void scalesOutAndIn() throws Exception {
    create("'desiredCount':1");
    update("'desiredCount':3");
    region.awaitMessage("has started 2 tasks: (task ");
    region.awaitMessage(STEADY);
    update("'desiredCount':1");
    region.awaitMessage("has stopped 2 running tasks: (task ");
    region.awaitMessage(STEADY);

    assertThat(region.describeService().path("runningCount").asInt()).isEqualTo(1);
    assertThat(region.describeService().path("deployments")).hasSize(1);
    JsonNode stopped =
        region.describe(
            region
                .call("ListTasks", "{'cluster':'photos','desiredStatus':'STOPPED'}")
                .path("taskArns")
                .path(0)
                .asString());
    assertThat(stopped.path("stopCode").asString()).isEqualTo("ServiceSchedulerInitiated");
    assertThat(stopped.path("stoppedReason").asString())
        .isEqualTo(
            "Scaling activity initiated by (deployment %s)"
                .formatted(stopped.path("startedBy").asString()));
  }

  @Test
  void rollsOutNewTasksBeforeItStopsTheOld() throws Exception {
    create("'desiredCount':2");
    done();
    registerAgain();
    update("'taskDefinition':'web'");
    region.awaitMessage("deployment completed");
    region.awaitMessage(STEADY);

    int left = 2;
    for (String step : done()) {
      left += step.equals("start web") ? 1 : -1;
      assertThat(left).isBetween(2, 4);
    }
    assertThat(left).isEqualTo(2);
    JsonNode service = region.describeService();
    assertThat(service.path("deployments")).hasSize(1);
    assertThat(service.path("taskDefinition").asString()).endsWith("web:2");
    assertThat(region.serviceTasks())
        .hasSize(2)
        .allSatisfy(
            task -> assertThat(task.path("taskDefinitionArn").asString()).endsWith("web:2"));
  }

  @Test
  void stopsOldTasksFirstWithoutRoomForMore() throws Exception {
    create(
        "'desiredCount':2,'deploymentConfiguration':{'minimumHealthyPercent':50,'maximumPercent':100}");
    update("'forceNewDeployment':true");
    region.awaitMessage("has stopped 1 running tasks");
    assertThat(region.serviceTasks()).hasSizeLessThanOrEqualTo(2);
    region.awaitMessage("has started 1 tasks");
    region.awaitMessage("deployment completed");
    List<String> steps =
        told().stream()
            .filter(message -> message.contains("has started") || message.contains("has stopped"))
            .map(message -> message.replaceAll(".* has (started|stopped) (\\d).*", "$1 $2"))
            .toList();
    assertThat(steps)
        .containsExactly("started 2", "stopped 1", "started 1", "stopped 1", "started 1");
  }

  @Test
  void saysThatItsBoundsLeaveNoRoomToDeploy() throws Exception {
    create(
        "'desiredCount':1,'deploymentConfiguration':{'minimumHealthyPercent':100,'maximumPercent':100}");
    update("'forceNewDeployment':true");
    region.awaitMessage("was unable to stop or start tasks during a deployment");
    assertThat(region.serviceTasks()).hasSize(1);
  }

  @Test
  void deploysNothingForADesiredCount() throws Exception {
    create("'desiredCount':1");
    String deployment = region.describeService().path("deployments").path(0).path("id").asString();
    update("'desiredCount':1,'taskDefinition':'web','healthCheckGracePeriodSeconds':5");
    JsonNode after = region.describeService();
    assertThat(after.path("deployments"))
        .singleElement()
        .satisfies(one -> assertThat(one.path("id").asString()).isEqualTo(deployment));
    assertThat(after.path("healthCheckGracePeriodSeconds").asInt()).isEqualTo(5);
  }

  @Test
  void rollsAFailedDeploymentBack() throws Exception {
    create(
        "'desiredCount':1,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}");
    String first = region.describeService().path("deployments").path(0).path("id").asString();
    String task = region.serviceTasks().getFirst().path("taskArn").asString();
    runtime.pullFailure = Optional.of("CannotPullContainerError: no such app");
    registerAgain();
    update("'taskDefinition':'web'");
    region.awaitMessage("deployment failed: tasks failed to start.");
    region.awaitMessage("rolling back to deployment " + first + ".");
    region.awaitMessage(STEADY);

    JsonNode service = region.describeService();
    assertThat(service.path("taskDefinition").asString()).endsWith("web:1");
    assertThat(service.path("deployments").path(0).path("id").asString()).isEqualTo(first);
    assertThat(service.path("deployments").path(0).path("rolloutState").asString())
        .isEqualTo("COMPLETED");
    assertThat(region.serviceTasks())
        .singleElement()
        .satisfies(left -> assertThat(left.path("taskArn").asString()).isEqualTo(task));
    List<JsonNode> changes = eventsOf("ECS Deployment State Change");
    assertThat(changes)
        .extracting(event -> event.path("detail").path("eventName").asString())
        .containsExactly(
            "SERVICE_DEPLOYMENT_IN_PROGRESS",
            "SERVICE_DEPLOYMENT_COMPLETED",
            "SERVICE_DEPLOYMENT_IN_PROGRESS",
            "SERVICE_DEPLOYMENT_FAILED",
            "SERVICE_DEPLOYMENT_IN_PROGRESS",
            "SERVICE_DEPLOYMENT_COMPLETED");
    assertThat(changes.get(3).path("detail").path("eventType").asString()).isEqualTo("ERROR");
    assertThat(changes.get(4).path("detail").path("reason").asString())
        .isEqualTo("ECS deployment circuit breaker: rolling back to deploymentId " + first + ".");
  }

  @Test
  void startsNoMoreTasksOfAFailedFirstDeployment() throws Exception {
    runtime.pullFailure = Optional.of("CannotPullContainerError: no such app");
    region.service(
        "CreateService",
        SERVICE
            + ",'desiredCount':1,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}");
    region.awaitMessage("deployment failed: tasks failed to start.");

    JsonNode deployment = region.describeService().path("deployments").path(0);
    assertThat(deployment.path("rolloutState").asString()).isEqualTo("FAILED");
    assertThat(deployment.path("rolloutStateReason").asString())
        .isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
    assertThat(deployment.path("failedTasks").asInt()).isEqualTo(3);
    region.clock.step(Duration.ofHours(1));
    runtime.pullFailure = Optional.empty();
    registerAgain();
    update("'taskDefinition':'web'");
    region.awaitMessage(STEADY);
    assertThat(runtime.started).hasSize(1);
  }

  @Test
  void slowsDownTheStartsOfTasksThatNeverRun() throws Exception {
    runtime.pullFailure = Optional.of("CannotPullContainerError: no such app");
    region.service("CreateService", SERVICE + ",'desiredCount':1");
    region.awaitMessage("is unable to consistently start tasks successfully.");
    assertThat(region.messages).noneMatch(message -> message.contains("has started"));
    assertThat(eventsOf("ECS Service Action"))
        .extracting(event -> event.path("detail").path("eventName").asString())
        .containsExactly("SERVICE_TASK_START_IMPAIRED");

    region.clock.step(Duration.ofSeconds(29));
    assertThat(region.messages).noneMatch(message -> message.contains("has started"));
    runtime.pullFailure = Optional.empty();
    region.clock.step(Duration.ofSeconds(1));
    region.awaitMessage("has started 1 tasks");
    region.awaitMessage(STEADY);
  }

  @Test
  void spreadsItsTasksOverCapacityProviders() throws Exception {
    region.service(
        "CreateService",
        SERVICE.replace(
                "'launchType':'FARGATE'",
                "'capacityProviderStrategy':[{'capacityProvider':'FARGATE','base':1,'weight':1},{'capacityProvider':'FARGATE_SPOT','weight':3}]")
            + ",'desiredCount':1");
    region.awaitMessage(STEADY);
    update("'desiredCount':5");
    region.awaitMessage(STEADY);
    assertThat(region.serviceTasks())
        .extracting(task -> task.path("capacityProviderName").asString())
        .containsExactlyInAnyOrder(
            "FARGATE", "FARGATE", "FARGATE_SPOT", "FARGATE_SPOT", "FARGATE_SPOT");
  }

  @Test
  void isDeletedOnceItsTasksHaveStopped() throws Exception {
    create("'desiredCount':2");
    assertThatThrownBy(() -> region.service("DeleteService", "'service':'web'"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterException"));
    runtime.endsOnSigterm = false;
    ObjectNode deleted = region.service("DeleteService", "'service':'web','force':true");
    assertThat(deleted.path("status").asString()).isEqualTo("DRAINING");
    assertThatThrownBy(() -> region.service("CreateService", SERVICE + ",'desiredCount':1"))
        .hasMessageContaining("still Draining");

    runtime.nextStarted().exit(0);
    runtime.nextStarted().exit(0);
    runtime.endsOnSigterm = true;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> region.describeService().path("status").asString().equals("INACTIVE"));
    assertThat(region.call("ListServices", "{'cluster':'photos'}").path("serviceArns")).isEmpty();
    create("'desiredCount':1");
  }

  @Test
  void isCreatedOnceOnly() throws Exception {
    create("'desiredCount':1");
    ObjectNode again = region.service("CreateService", SERVICE + ",'desiredCount':1");
    assertThat(again.path("runningCount").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> region.service("CreateService", SERVICE + ",'desiredCount':2"))
        .hasMessage("Creation of service was not idempotent.");
  }

  @Test
  void refusesWhatItCannotFind() {
    assertThatThrownBy(() -> update("'desiredCount':1"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("ServiceNotFoundException"));
    assertThat(
            region
                .call("DescribeServices", "{'cluster':'photos','services':['gone']}")
                .path("failures")
                .path(0)
                .path("reason")
                .asString())
        .isEqualTo("MISSING");
    assertThatThrownBy(() -> region.runTask("web", ",'group':'service:web'"))
        .hasMessage("Invalid namespace for group.");
  }
}
