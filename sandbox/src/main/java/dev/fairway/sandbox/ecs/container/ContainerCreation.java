package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.fairway.sandbox.ecs.runtime.Confinement;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Docker is told of a container.
 *
 * @param machineProcessors more than these Docker gives to nobody
 */
record ContainerCreation(TaskPlan task, ContainerPlan container, int machineProcessors) {

  private static final long MIB = 1024 * 1024;
  private static final double BILLION = 1e9;

  /** What {@code docker logs} shows is a copy; CloudWatch Logs has all of it. */
  private static final Map<String, String> SMALL_LOG = Map.of("max-size", "10m", "max-file", "1");

  /** The name that a person finds the container by. */
  String name() {
    return "fairway-" + container.name() + "-" + task.taskId();
  }

  String volume(String name) {
    return "fairway-" + task.taskId() + "-" + name;
  }

  /** Limits, mounts and rights; the network is still to be said. */
  HostConfig host() {
    Confinement confinement = container.confinement();
    HostConfig host =
        HostConfig.newHostConfig()
            .withMemory(memoryBytes())
            .withMemorySwap(memoryBytes())
            .withNanoCPUs(nanoProcessors())
            .withReadonlyRootfs(confinement.readOnlyRoot())
            .withMounts(confinement.mounts().stream().map(this::mount).toList())
            .withCapAdd(capabilities(confinement.capabilities().added()))
            .withCapDrop(capabilities(confinement.capabilities().dropped()))
            .withSecurityOpts(List.of("no-new-privileges"))
            .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, SMALL_LOG));
    return confinement.init() ? host.withInit(true) : host;
  }

  private long memoryBytes() {
    return container.memoryMib().orElse(task.size().memoryMib()) * MIB;
  }

  private long nanoProcessors() {
    double processors = Math.min(task.size().cpuUnits() / 1024.0, machineProcessors);
    return Math.round(processors * BILLION);
  }

  private Mount mount(Confinement.Mount mount) {
    return new Mount()
        .withType(MountType.VOLUME)
        .withSource(volume(mount.volume()))
        .withTarget(mount.path())
        .withReadOnly(mount.readOnly());
  }

  private static Capability[] capabilities(List<String> names) {
    return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
  }

  /**
   * Says all of it to {@code create}.
   *
   * @param neighbour the container whose network this one shares, empty where it is the task's
   *     first and takes the task's address
   */
  void describe(
      CreateContainerCmd create, Labels labels, String network, Optional<String> neighbour) {
    create
        .withName(name())
        .withLabels(labels.ofContainer(task.taskId(), container.name()))
        .withEnv(variables())
        .withHostConfig(
            host().withNetworkMode(neighbour.map(id -> "container:" + id).orElse(network)));
    if (neighbour.isEmpty()) {
      create.withHostName(task.hostname()).withIpv4Address(task.place().address());
    }
    if (!container.entryPoint().isEmpty()) {
      create.withEntrypoint(container.entryPoint());
    }
    if (!container.command().isEmpty()) {
      create.withCmd(container.command());
    }
    container.confinement().user().ifPresent(create::withUser);
    container.confinement().workingDirectory().ifPresent(create::withWorkingDir);
  }

  List<String> variables() {
    return container.environment().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .sorted()
        .toList();
  }
}
