package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container of Docker, from its creation to its removal. */
final class DockerContainer implements RunningContainer {

  private static final Logger log = LoggerFactory.getLogger(DockerContainer.class);
  private static final int SIGKILL_EXIT = 137;
  private static final String OUT_OF_MEMORY =
      "OutOfMemoryError: Container killed due to memory usage";

  private final DockerClient docker;
  private final ContainerPlan plan;
  private final String id;
  private final String name;
  private final ContainerOutput output;
  private final UsageWatch usage = new UsageWatch();
  private volatile boolean alive;

  /**
   * @param id Docker's
   * @param name the one that a person finds it by
   */
  DockerContainer(
      DockerClient docker, ContainerPlan plan, String id, String name, ContainerOutput output) {
    this.docker = docker;
    this.plan = plan;
    this.id = id;
    this.name = name;
    this.output = output;
  }

  ContainerPlan plan() {
    return plan;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return alive;
  }

  /** Starts it, its output listened to before there is any. */
  void start(Consumer<ContainerExit> onExit) throws InterruptedException {
    docker
        .attachContainerCmd(id)
        .withStdOut(true)
        .withStdErr(true)
        .withFollowStream(true)
        .exec(output);
    output.awaitStarted();
    docker.startContainerCmd(id).exec();
    alive = true;
    docker.statsCmd(id).exec(usage);
    Thread.ofVirtual().name("exit of " + name).start(() -> awaitExit(onExit));
  }

  private void awaitExit(Consumer<ContainerExit> onExit) {
    ContainerExit exit = exit();
    alive = false;
    close(usage);
    onExit.accept(exit);
  }

  private ContainerExit exit() {
    try (WaitContainerResultCallback waiting = new WaitContainerResultCallback()) {
      int code = docker.waitContainerCmd(id).exec(waiting).awaitStatusCode();
      output.awaitEnd();
      return new ContainerExit(code, reason(), usage.usage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost("the sandbox has ended");
    } catch (IOException | RuntimeException e) {
      return lost(String.valueOf(e.getMessage()));
    }
  }

  private ContainerExit lost(String why) {
    return new ContainerExit(
        SIGKILL_EXIT, Optional.of("CannotInspectContainerError: " + why), usage.usage());
  }

  private Optional<String> reason() {
    try {
      InspectContainerResponse.ContainerState state =
          docker.inspectContainerCmd(id).exec().getState();
      return Boolean.TRUE.equals(state.getOOMKilled())
          ? Optional.of(OUT_OF_MEMORY)
          : Optional.empty();
    } catch (NotFoundException removed) {
      return Optional.empty();
    }
  }

  @Override
  public void terminate() {
    signal("SIGTERM");
  }

  @Override
  public void kill() {
    signal("SIGKILL");
  }

  private void signal(String signal) {
    try {
      docker.killContainerCmd(id).withSignal(signal).exec();
    } catch (DockerException e) {
      log.debug("{} to {} found nobody: {}", signal, name, DockerWords.of(e));
    }
  }

  @Override
  public Usage usage() {
    return usage.usage();
  }

  @Override
  public boolean succeeds(List<String> command, Duration timeout) {
    try (ResultCallback.Adapter<Frame> running = new ResultCallback.Adapter<>()) {
      String check =
          docker
              .execCreateCmd(id)
              .withCmd(command.toArray(String[]::new))
              .withAttachStdout(true)
              .withAttachStderr(true)
              .exec()
              .getId();
      docker.execStartCmd(check).exec(running);
      return running.awaitCompletion(timeout.toMillis(), TimeUnit.MILLISECONDS)
          && Long.valueOf(0).equals(docker.inspectExecCmd(check).exec().getExitCodeLong());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException | RuntimeException e) {
      log.debug("{} can't be run in container {}", command, name, e);
      return false;
    }
  }

  /** Kills it where it runs, and removes it with the volumes that its image asks for. */
  void remove() {
    try {
      docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (DockerException e) {
      log.debug("{} is removed already: {}", name, DockerWords.of(e));
    }
    if (!alive) {
      // Otherwise what it still printed is handed on first.
      close(output);
      close(usage);
    }
  }

  private static void close(ResultCallback<?> callback) {
    try {
      callback.close();
    } catch (IOException e) {
      log.debug("A connection to Docker had ended before", e);
    }
  }
}
