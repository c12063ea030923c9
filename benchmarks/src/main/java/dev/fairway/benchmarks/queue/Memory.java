package dev.fairway.benchmarks.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What this process holds: resident memory, and the heap that is left after a full collection. */
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** Prints a line of JSON, in megabytes of 2^20 bytes; the collection stops every thread. */
  static void print(long messages) {
    System.gc();
    System.out.printf(
        Locale.ROOT,
        "{\"sample\": %d, \"rss\": %.1f, \"heap\": %.2f, \"other\": %.2f}%n",
        messages,
        resident() / 1024.0,
        megabytes(heapAfterCollection()),
        megabytes(ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed()));
  }

  private static long heapAfterCollection() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  private static double megabytes(long bytes) {
    return bytes / 1048576.0;
  }

  private static long resident() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("The memory of a process is read from /proc: use Linux.", e);
    }
  }
}
