package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import dev.fairway.sandbox.ecs.runtime.Admission;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.LogSink;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.Room;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task's containers on Docker, from the image that stands for the definition's. */
public final class ContainerRuntime implements TaskRuntime {

  private static final Logger log = LoggerFactory.getLogger(ContainerRuntime.class);

  private final ContainerGateway gateway;
  private final ContainerOptions options;
  private final LogSink logs;
  private final Clock clock;
  private final Room room;
  private final int processors;
  private final Addresses addresses;
  private final Set<DockerTask> tasks = ConcurrentHashMap.newKeySet();

  public ContainerRuntime(
      ContainerGateway gateway, ContainerOptions options, LogSink logs, Clock clock) {
    this.gateway = gateway;
    this.options = options;
    this.logs = logs;
    this.clock = clock;
    this.addresses = new Addresses(gateway::usedAddresses);
    Info machine = gateway.docker().infoCmd().exec();
    this.room = Room.on(Objects.requireNonNullElse(machine.getMemTotal(), 0L));
    this.processors = Objects.requireNonNullElse(machine.getNCPU(), 1);
  }

  @Override
  public Admission admit(TaskSize size, Runnable admitted) {
    return room.ask(size.memoryMib(), admitted);
  }

  @Override
  public Place place(Map<String, Integer> ports) {
    return addresses
        .take()
        .map(address -> new ContainerPlace(address, ports, addresses))
        .orElseThrow(
            () ->
                new TaskStartException(
                    "Timeout waiting for network interface provisioning to complete. All addresses"
                        + " from %s to %s are taken.".formatted(Addresses.FIRST, Addresses.LAST)));
  }

  @Override
  public PreparedTask prepare(TaskPlan plan) {
    plan.containers().forEach(this::checkImage);
    DockerTask task = new DockerTask(plan, this);
    tasks.add(task);
    return task;
  }

  private void checkImage(ContainerPlan container) {
    String image = image(container);
    try {
      docker().inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      throw new TaskStartException(
          ("CannotPullContainerError: there is no image %s, which the sandbox runs for container %s"
                  + " instead of pulling %s. Build it with: docker compose build %s")
              .formatted(image, container.name(), container.image(), container.name()));
    }
  }

  DockerClient docker() {
    return gateway.docker();
  }

  String image(ContainerPlan container) {
    return options.image(container.name());
  }

  String network() {
    return gateway.network();
  }

  String outsideNetwork() {
    return gateway.outsideNetwork();
  }

  Labels labels() {
    return gateway.labels();
  }

  int processors() {
    return processors;
  }

  ContainerOutput output(ContainerPlan container) {
    return new ContainerOutput(line -> keep(container, line));
  }

  private void keep(ContainerPlan container, String line) {
    try {
      container.logs().ifPresent(stream -> logs.append(stream, clock.instant(), line));
    } catch (RuntimeException e) {
      log.warn("A line of {} could not be kept", container.name(), e);
    }
  }

  @Override
  public List<LiveContainer> live() {
    return tasks.stream()
        .flatMap(
            task ->
                task.live().stream()
                    .map(
                        container ->
                            new LiveContainer(
                                task.plan().taskId(),
                                container.plan().name(),
                                Optional.empty(),
                                Optional.of(container.name()))))
        .toList();
  }

  @Override
  public boolean kill(String taskId) {
    List<DockerContainer> live =
        tasks.stream()
            .filter(task -> task.plan().taskId().equals(taskId))
            .flatMap(task -> task.live().stream())
            .toList();
    live.forEach(DockerContainer::kill);
    return !live.isEmpty();
  }

  void forget(DockerTask task) {
    tasks.remove(task);
  }

  @Override
  public void close() {
    List.copyOf(tasks).forEach(DockerTask::close);
  }
}
