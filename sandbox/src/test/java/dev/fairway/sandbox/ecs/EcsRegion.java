package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.MachineTime;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.agent.AgentServer;
import dev.fairway.sandbox.ecs.agent.TaskCredentials;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.task.TaskChange;
import dev.fairway.sandbox.faults.Faults;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An ECS for tests, with what it tells kept. */
final class EcsRegion implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  final BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();
  final BlockingQueue<TaskChange> changes = new LinkedBlockingQueue<>();
  final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  final SandboxClock clock;
  final Faults faults;
  final Ecs ecs;

  EcsRegion(TaskRuntime runtime) {
    this(runtime, new MachineTime(START));
  }

  EcsRegion(TaskRuntime runtime, MachineTime machine) {
    this(runtime, new SandboxClock(machine), EcsRegion::noOther);
  }

  EcsRegion(TaskRuntime runtime, SandboxClock clock, Apis apis) {
    this(runtime, clock, apis, Map.of());
  }

  EcsRegion(
      TaskRuntime runtime, SandboxClock clock, Apis apis, Map<String, String> taskEnvironment) {
    this.clock = clock;
    this.faults = new Faults(clock);
    AgentServer agent =
        new AgentServer(
            (task, role) ->
                new TaskCredentials(
                    "AKIATASK", "secret", "token", clock.instant().plus(Duration.ofHours(6))),
            clock,
            this::handle);
    EcsSettings settings =
        new EcsSettings(Account.DEFAULT, URI.create("http://127.0.0.1:4566"), taskEnvironment);
    ecs =
        new Ecs(
            settings,
            new Ecs.Platform(runtime, agent, apis, clock, faults),
            events::add,
            changes::add,
            (service, message) -> messages.add(message));
  }

  private ObjectNode handle(ApiCall call) {
    return ecs.handle(call);
  }

  private static ObjectNode noOther(ApiCall call) {
    throw ApiException.badRequest("UnknownOperationException", "There is no " + call.service());
  }

  /** Calls an operation; single quotes stand for double ones. */
  ObjectNode call(String operation, String input) {
    ObjectNode members = (ObjectNode) JsonMapper.shared().readTree(input.replace('\'', '"'));
    return ecs.handle(new ApiCall("ecs", operation, members, Caller.REGION));
  }

  void register(String family, String containers) {
    call("CreateCluster", "{'clusterName':'photos'}");
    call(
        "RegisterTaskDefinition",
        """
        {'family':'%s','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc',
         'cpu':'512','memory':'1024','executionRoleArn':'arn:aws:iam::000000000000:role/execution',
         'taskRoleArn':'arn:aws:iam::000000000000:role/task','containerDefinitions':%s}
        """
            .formatted(family, containers));
  }

  ObjectNode runTask(String family, String more) {
    return (ObjectNode)
        call(
                "RunTask",
                """
                {'cluster':'photos','taskDefinition':'%s','launchType':'FARGATE',
                 'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}%s}
                """
                    .formatted(family, more))
            .path("tasks")
            .path(0);
  }

  ObjectNode nextEvent() throws InterruptedException {
    ObjectNode event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("No further event.");
    }
    return event;
  }

  /** The events until the task has this last status; its own is the last one. */
  List<ObjectNode> eventsUntil(String lastStatus) throws InterruptedException {
    List<ObjectNode> seen = new ArrayList<>();
    do {
      seen.add(nextEvent());
    } while (!lastStatus(seen.getLast()).equals(lastStatus));
    return seen;
  }

  /** Takes what services say until one says this. */
  void awaitMessage(String part) throws InterruptedException {
    String message;
    do {
      message = messages.poll(20, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing was said that contains: " + part);
      }
    } while (!message.contains(part));
  }

  /** Creates a service of the family "web" in the cluster, or changes it. */
  ObjectNode service(String operation, String members) {
    return (ObjectNode)
        call(
                operation,
                """
                {'cluster':'photos',%s}
                """
                    .formatted(members))
            .path("service");
  }

  JsonNode describeService() {
    return call("DescribeServices", "{'cluster':'photos','services':['web']}")
        .path("services")
        .path(0);
  }

  /** The tasks of the service that are to run. */
  List<JsonNode> serviceTasks() {
    List<JsonNode> tasks = new ArrayList<>();
    call("ListTasks", "{'cluster':'photos','serviceName':'web'}")
        .path("taskArns")
        .forEach(arn -> tasks.add(describe(arn.asString())));
    return tasks;
  }

  static String lastStatus(JsonNode event) {
    return event.path("detail").path("lastStatus").asString();
  }

  JsonNode describe(String task) {
    return call("DescribeTasks", "{'cluster':'photos','tasks':['%s']}".formatted(task))
        .path("tasks")
        .path(0);
  }

  @Override
  public void close() {
    ecs.close();
    clock.close();
  }
}
