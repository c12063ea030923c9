package dev.fairway.sandbox.ecs.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds tasks to their memory, as the kernel does for containers: a container over its own limit is
 * killed, and the largest one of a task that is over the task's limit. It watches in real time
 * whatever the region's clock says, since that is how processes take memory.
 */
final class MemoryWatch implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MemoryWatch.class);
  private static final long MIB = 1024 * 1024;
  private static final int ROUNDS_PER_WALK = 10;

  private final MemoryReader reader;
  private final Set<ProcessTask> tasks = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  MemoryWatch(MemoryReader reader) {
    this.reader = reader;
    this.thread = Thread.ofVirtual().name("memory-watch").start(this);
  }

  synchronized void watch(ProcessTask task) {
    tasks.add(task);
    notifyAll();
  }

  void forget(ProcessTask task) {
    tasks.remove(task);
  }

  @Override
  public void run() {
    try {
      for (int round = 0; true; round++) {
        awaitNextRound();
        try {
          look(round % ROUNDS_PER_WALK == 0);
        } catch (RuntimeException e) {
          log.error("The memory of tasks could not be read", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitNextRound() throws InterruptedException {
    while (tasks.isEmpty()) {
      wait();
    }
    wait(reader.interval().toMillis());
  }

  private void look(boolean findChildren) {
    List<ProcessContainer> alive =
        tasks.stream()
            .map(ProcessTask::containers)
            .flatMap(Collection::stream)
            .filter(ProcessContainer::isAlive)
            .toList();
    if (findChildren) {
      alive.forEach(ProcessContainer::findChildren);
    }
    Set<Long> pids = new HashSet<>();
    alive.forEach(container -> pids.addAll(container.pids()));
    Map<Long, MemoryReader.Memory> memory = reader.read(pids);
    tasks.forEach(task -> hold(task, memory));
  }

  private static void hold(ProcessTask task, Map<Long, MemoryReader.Memory> memory) {
    List<ProcessContainer> measured =
        task.containers().stream().filter(container -> container.measured(memory)).toList();
    measured.stream().filter(MemoryWatch::isOverItsLimit).forEach(ProcessContainer::killForMemory);
    long sum = measured.stream().mapToLong(MemoryWatch::bytes).sum();
    if (sum > task.plan().size().memoryMib() * MIB) {
      measured.stream()
          .max(Comparator.comparingLong(MemoryWatch::bytes))
          .ifPresent(ProcessContainer::killForMemory);
    }
  }

  private static boolean isOverItsLimit(ProcessContainer container) {
    return container.plan().memoryMib().map(limit -> bytes(container) > limit * MIB).orElse(false);
  }

  private static long bytes(ProcessContainer container) {
    return container.usage().memoryBytes();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
