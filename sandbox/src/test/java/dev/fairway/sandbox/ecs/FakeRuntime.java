package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.ecs.runtime.Admission;
import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A runtime whose containers do what the test says. */
final class FakeRuntime implements TaskRuntime {

  /** What was done to containers, in order: {@code start web}, {@code SIGTERM web}. */
  final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  final BlockingQueue<Container> started = new LinkedBlockingQueue<>();
  final List<Runnable> waiting = new ArrayList<>();
  Optional<String> pullFailure = Optional.empty();
  boolean full;
  boolean healthy = true;
  boolean endsOnSigterm;
  private final AtomicInteger nextPort = new AtomicInteger(20_000);
  private final Set<Container> running = ConcurrentHashMap.newKeySet();

  final class Container implements RunningContainer {
    final ContainerPlan plan;
    private final Consumer<ContainerExit> onExit;

    Container(ContainerPlan plan, Consumer<ContainerExit> onExit) {
      this.plan = plan;
      this.onExit = onExit;
    }

    void exit(int code) {
      exit(new ContainerExit(code, Optional.empty(), Usage.NONE));
    }

    void exit(int code, String reason) {
      exit(new ContainerExit(code, Optional.of(reason), Usage.NONE));
    }

    private void exit(ContainerExit exit) {
      if (running.remove(this)) {
        onExit.accept(exit);
      }
    }

    @Override
    public void terminate() {
      done.add("SIGTERM " + plan.name());
      if (endsOnSigterm) {
        exit(143);
      }
    }

    @Override
    public void kill() {
      done.add("SIGKILL " + plan.name());
      exit(137);
    }

    @Override
    public Usage usage() {
      return new Usage(Duration.ofMillis(1500), 64 << 20, 80 << 20);
    }

    @Override
    public boolean succeeds(List<String> command, Duration timeout) {
      done.add("check " + String.join(" ", command));
      return healthy;
    }
  }

  @Override
  public Admission admit(TaskSize size, Runnable admitted) {
    if (full) {
      waiting.add(admitted);
    } else {
      admitted.run();
    }
    return () -> done.add("leave");
  }

  @Override
  public Place place(Map<String, Integer> ports) {
    Map<String, Integer> given = new HashMap<>();
    ports.keySet().forEach(name -> given.put(name, nextPort.getAndIncrement()));
    return new FakePlace(given);
  }

  /** Ports that nothing listens on. */
  private record FakePlace(Map<String, Integer> ports) implements Place {

    @Override
    public String address() {
      return "127.0.0.1";
    }

    @Override
    public Optional<String> privateIp() {
      return Optional.empty();
    }

    @Override
    public Optional<Integer> port(String container) {
      return Optional.ofNullable(ports.get(container));
    }

    @Override
    public Map<String, String> environment(String container) {
      return port(container)
          .map(port -> Map.of("SERVER_ADDRESS", address(), "SERVER_PORT", Integer.toString(port)))
          .orElse(Map.of());
    }

    @Override
    public void close() {}
  }

  @Override
  public List<LiveContainer> live() {
    return List.of();
  }

  @Override
  public boolean kill(String taskId) {
    return false;
  }

  @Override
  public PreparedTask prepare(TaskPlan plan) {
    pullFailure.ifPresent(
        reason -> {
          throw new TaskStartException(reason);
        });
    return new PreparedTask() {
      @Override
      public RunningContainer start(ContainerPlan container, Consumer<ContainerExit> onExit) {
        done.add("start " + container.name());
        Container running = new Container(container, onExit);
        FakeRuntime.this.running.add(running);
        started.add(running);
        return running;
      }

      @Override
      public OptionalLong storageBytes() {
        return OptionalLong.of(3 << 20);
      }

      @Override
      public void close() {
        done.add("clean up");
      }
    };
  }

  Container nextStarted() throws InterruptedException {
    Container next = started.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("No container was started.");
    }
    return next;
  }

  String nextDone() throws InterruptedException {
    String next = done.poll(10, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  @Override
  public void close() {
    running.forEach(Container::kill);
  }
}
