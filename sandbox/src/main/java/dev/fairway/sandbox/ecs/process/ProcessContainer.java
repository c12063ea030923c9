package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container that is a process, with the processes that it started itself. */
final class ProcessContainer implements RunningContainer {

  private static final Logger log = LoggerFactory.getLogger(ProcessContainer.class);
  private static final int SIGKILL_EXIT = 137;
  private static final String OUT_OF_MEMORY =
      "OutOfMemoryError: Container killed due to memory usage";

  private final ContainerPlan plan;
  private final Process process;
  private final Supplier<ProcessBuilder> commandBuilder;
  private final Duration moreTimeToStop;
  private volatile Set<Long> children = Set.of();
  private volatile Usage usage = Usage.NONE;
  private volatile boolean outOfMemory;

  /**
   * @param commandBuilder a builder with the container's folder and environment, for further
   *     commands
   * @param moreTimeToStop beyond the stop timeout
   */
  ProcessContainer(
      ContainerPlan plan,
      Process process,
      Supplier<ProcessBuilder> commandBuilder,
      Duration moreTimeToStop) {
    this.plan = plan;
    this.process = process;
    this.commandBuilder = commandBuilder;
    this.moreTimeToStop = moreTimeToStop;
  }

  ContainerPlan plan() {
    return plan;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Looks for the processes that this one started; it takes a walk over all of the machine's. */
  void findChildren() {
    children = process.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  Set<Long> pids() {
    Set<Long> pids = new HashSet<>(children);
    pids.add(process.pid());
    return pids;
  }

  /** Keeps what the watch has read; false where the process has ended meanwhile. */
  boolean measured(Map<Long, MemoryReader.Memory> read) {
    MemoryReader.Memory own = read.get(process.pid());
    if (own == null) {
      return false;
    }
    long counted = own.countedBytes();
    long peak = own.peakRssBytes();
    for (long child : children) {
      MemoryReader.Memory memory = read.get(child);
      if (memory != null) {
        counted += memory.countedBytes();
        peak += memory.peakRssBytes();
      }
    }
    Duration cpu = process.info().totalCpuDuration().orElse(usage.cpuTime());
    usage = new Usage(cpu, counted, Math.max(peak, usage.peakRssBytes()));
    return true;
  }

  ContainerExit exit(int code) {
    return outOfMemory
        ? new ContainerExit(SIGKILL_EXIT, Optional.of(OUT_OF_MEMORY), usage)
        : new ContainerExit(code, Optional.empty(), usage);
  }

  void killForMemory() {
    outOfMemory = true;
    killNow();
  }

  /** By the handle: {@link Process#destroy} would also close the output that is still to come. */
  @Override
  public void terminate() {
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    if (moreTimeToStop.isZero()) {
      killNow();
    } else {
      Thread.ofVirtual().name("stop of " + plan.name()).start(this::killUnlessItEnds);
    }
  }

  private void killUnlessItEnds() {
    try {
      if (!process.waitFor(moreTimeToStop)) {
        killNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void killNow() {
    List<ProcessHandle> started = process.descendants().toList();
    process.toHandle().destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public Usage usage() {
    return usage;
  }

  @Override
  public boolean succeeds(List<String> command, Duration timeout) {
    try {
      Process check = commandBuilder.get().command(command).start();
      boolean ended = check.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        check.descendants().forEach(ProcessHandle::destroyForcibly);
        check.destroyForcibly();
      }
      return ended && check.exitValue() == 0;
    } catch (IOException e) {
      log.debug("{} can't be run in container {}", command, plan.name(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
