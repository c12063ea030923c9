package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A task whose containers are processes with a folder of their own as /tmp. */
final class ProcessTask implements PreparedTask {

  /** The search path of a Debian image. */
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** How long a process that was started by the container may hold its output after its end. */
  private static final Duration OUTPUT_GRACE = Duration.ofSeconds(2);

  private final TaskPlan plan;
  private final TaskFolder folder;
  private final ProcessRuntime runtime;
  private final List<ProcessContainer> containers = new CopyOnWriteArrayList<>();

  ProcessTask(TaskPlan plan, TaskFolder folder, ProcessRuntime runtime) {
    this.plan = plan;
    this.folder = folder;
    this.runtime = runtime;
  }

  TaskPlan plan() {
    return plan;
  }

  List<ProcessContainer> containers() {
    return containers;
  }

  @Override
  public ProcessContainer start(ContainerPlan plan, Consumer<ContainerExit> onExit) {
    Path app = runtime.appFolder(plan.name());
    List<String> command =
        new JavaCommand(app, runtime.aotCache()).of(plan, this.plan.size(), folder.path());
    try {
      Process process = builder(plan, app).command(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      ProcessContainer container =
          new ProcessContainer(
              plan, process, () -> checker(plan, app), runtime.aotCache().moreTimeToStop());
      containers.add(container);
      runtime.started(this, container);
      Thread output =
          Thread.ofVirtual()
              .name("output " + plan.name())
              .start(runtime.output(process.getInputStream(), plan.logs()));
      Thread.ofVirtual()
          .name("exit of " + plan.name())
          .start(() -> awaitExit(container, process, output, onExit));
      return container;
    } catch (IOException | IllegalArgumentException e) {
      throw new TaskStartException("CannotStartContainerError: " + e.getMessage());
    }
  }

  private ProcessBuilder checker(ContainerPlan plan, Path app) {
    return builder(plan, app)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** What the image itself brings comes first, so that the container definition may replace it. */
  private ProcessBuilder builder(ContainerPlan plan, Path app) {
    ProcessBuilder builder = new ProcessBuilder().directory(app.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", PATH);
    environment.put("HOME", JavaCommand.NO_HOME);
    environment.put("LANG", "C.UTF-8");
    environment.putAll(plan.environment());
    environment.put("TMPDIR", folder.path().toString());
    return builder;
  }

  private void awaitExit(
      ProcessContainer container, Process process, Thread output, Consumer<ContainerExit> onExit) {
    try {
      int code = process.waitFor();
      output.join(OUTPUT_GRACE);
      runtime.ended(container);
      onExit.accept(container.exit(code));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public OptionalLong storageBytes() {
    return OptionalLong.of(folder.bytes());
  }

  @Override
  public void close() {
    containers.stream().filter(ProcessContainer::isAlive).forEach(ProcessContainer::killNow);
    runtime.forget(this);
    folder.close();
  }
}
