package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.Admission;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.LogSink;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.Room;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs a task's containers as processes: the JVM that runs this code, on the app of that name. */
public final class ProcessRuntime implements TaskRuntime {

  private final AppFolders apps;
  private final AotCache aotCache;
  private final Path tasksFolder;
  private final LogSink logs;
  private final Clock clock;
  private final Room room = Room.on(machineBytes());
  private final LoopbackPorts ports = new LoopbackPorts();
  private final Set<ProcessTask> tasks = ConcurrentHashMap.newKeySet();
  private final MemoryWatch watch = new MemoryWatch(MemoryReader.ofThisSystem());
  private final Survivors survivors;

  /**
   * @param stateFolder the sandbox's folder; what an earlier sandbox left of its tasks there is
   *     removed
   */
  public ProcessRuntime(
      AppFolders apps, AotCache aotCache, Path stateFolder, LogSink logs, Clock clock) {
    this.apps = apps;
    this.aotCache = aotCache;
    this.tasksFolder = stateFolder.resolve("tasks");
    this.logs = logs;
    this.clock = clock;
    new TaskFolder(tasksFolder).close();
    try {
      this.survivors = new Survivors();
    } catch (IOException e) {
      throw new UncheckedIOException("No process can be started here", e);
    }
  }

  private static long machineBytes() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return system.getTotalMemorySize();
  }

  @Override
  public Admission admit(TaskSize size, Runnable admitted) {
    return room.ask(size.memoryMib(), admitted);
  }

  @Override
  public Place place(Map<String, Integer> listening) {
    return LoopbackPlace.of(listening, ports);
  }

  @Override
  public PreparedTask prepare(TaskPlan plan) {
    plan.containers().forEach(this::checkApp);
    ProcessTask task = new ProcessTask(plan, TaskFolder.create(tasksFolder, plan.taskId()), this);
    tasks.add(task);
    return task;
  }

  private void checkApp(ContainerPlan container) {
    Path jar = appFolder(container.name()).resolve(container.name() + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new TaskStartException(
          "CannotPullContainerError: no app for container %s: looked for %s instead of pulling %s. "
                  .formatted(container.name(), jar, container.image())
              + "Build the module of that name, or name the container after a module.");
    }
    if (!container.entryPoint().isEmpty()) {
      throw new TaskStartException(
          ("CannotStartContainerError: container %s sets entryPoint %s, but as a process it can only"
                  + " start its jar. Leave the entry point to the image and set command.")
              .formatted(container.name(), container.entryPoint()));
    }
  }

  Path appFolder(String container) {
    return apps.of(container).toAbsolutePath().normalize();
  }

  AotCache aotCache() {
    return aotCache;
  }

  Output output(InputStream source, Optional<LogStream> stream) {
    return new Output(source, stream, logs, clock);
  }

  void started(ProcessTask task, ProcessContainer container) {
    survivors.started(container.pid());
    watch.watch(task);
  }

  void ended(ProcessContainer container) {
    survivors.ended(container.pid());
  }

  @Override
  public List<LiveContainer> live() {
    return tasks.stream()
        .flatMap(
            task ->
                task.containers().stream()
                    .filter(ProcessContainer::isAlive)
                    .map(
                        container ->
                            new LiveContainer(
                                task.plan().taskId(),
                                container.plan().name(),
                                Optional.of(container.pid()),
                                Optional.empty())))
        .toList();
  }

  @Override
  public boolean kill(String taskId) {
    List<ProcessContainer> alive =
        tasks.stream()
            .filter(task -> task.plan().taskId().equals(taskId))
            .flatMap(task -> task.containers().stream())
            .filter(ProcessContainer::isAlive)
            .toList();
    alive.forEach(ProcessContainer::killNow);
    return !alive.isEmpty();
  }

  void forget(ProcessTask task) {
    tasks.remove(task);
    watch.forget(task);
  }

  @Override
  public void close() {
    List.copyOf(tasks).forEach(ProcessTask::close);
    watch.close();
    survivors.close();
  }
}
