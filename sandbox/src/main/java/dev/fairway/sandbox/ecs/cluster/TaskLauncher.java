package dev.fairway.sandbox.ecs.cluster;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.ecs.definition.Tags;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.task.NetworkInterface;
import dev.fairway.sandbox.ecs.task.TaskLife;
import dev.fairway.sandbox.ecs.task.TaskOwner;
import dev.fairway.sandbox.ecs.task.TaskSpec;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes tasks: names them, places them, tags them. */
public final class TaskLauncher {

  private static final String PLATFORM_VERSION = "1.4.0";

  private final Account account;
  private final Tasks tasks;
  private final Tags tags;
  private final AtomicInteger started = new AtomicInteger();

  public TaskLauncher(Account account, Tasks tasks, Tags tags) {
    this.account = account;
    this.tasks = tasks;
    this.tags = tags;
  }

  /** Makes a task, known from now on; it goes on once it is started. */
  public TaskLife create(Launch launch, Optional<String> provider, TaskOwner owner) {
    TaskSpec.Names names = names(launch.cluster(), launch.definition());
    tags.add(names.arn(), launch.tags());
    if (launch.request().text("propagateTags").orElse("NONE").equals("TASK_DEFINITION")) {
      tags.copy(launch.definition().arn(), names.arn());
    }
    TaskSpec spec =
        new TaskSpec(
            names,
            new TaskSpec.Home(launch.cluster().name(), launch.cluster().arn()),
            launch.definition(),
            launch.overrides(),
            placement(launch, provider),
            launch.origin());
    return tasks.create(spec, owner);
  }

  public void start(TaskLife life) {
    tasks.start(life);
  }

  private TaskSpec.Names names(Cluster cluster, TaskDefinition definition) {
    String id = UUID.randomUUID().toString().replace("-", "");
    List<TaskSpec.ContainerNames> containers =
        definition.containers().stream()
            .map(
                container ->
                    new TaskSpec.ContainerNames(
                        container.name(),
                        account.arn(
                            "ecs",
                            "container/" + cluster.name() + "/" + id + "/" + UUID.randomUUID()),
                        id + "-" + tenDigits()))
            .toList();
    return new TaskSpec.Names(
        id, account.arn("ecs", "task/" + cluster.name() + "/" + id), containers);
  }

  private static long tenDigits() {
    return ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L);
  }

  private TaskSpec.Placement placement(Launch launch, Optional<String> provider) {
    List<String> subnets = launch.subnets();
    int number = started.getAndIncrement();
    String asked = launch.request().text("platformVersion").orElse("LATEST");
    return new TaskSpec.Placement(
        provider,
        asked.equals("LATEST") ? PLATFORM_VERSION : asked,
        account.region() + (char) ('a' + number % subnets.size()),
        NetworkInterface.of(number, subnets.get(number % subnets.size())),
        launch.request().flag("enableExecuteCommand"));
  }
}
