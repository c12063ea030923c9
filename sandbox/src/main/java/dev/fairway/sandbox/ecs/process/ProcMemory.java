package dev.fairway.sandbox.ecs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Memory as Linux tells it in {@code /proc/PID/status} (proc(5)). */
final class ProcMemory implements MemoryReader {

  static boolean isThere() {
    return Files.isReadable(Path.of("/proc/self/status"));
  }

  @Override
  public Map<Long, Memory> read(Set<Long> pids) {
    Map<Long, Memory> memory = new HashMap<>();
    for (long pid : pids) {
      read(pid).ifPresent(found -> memory.put(pid, found));
    }
    return memory;
  }

  private static Optional<Memory> read(long pid) {
    long counted = 0;
    long peak = 0;
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
          counted += kib(line);
        } else if (line.startsWith("VmHWM:")) {
          peak = kib(line);
        }
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
    return peak == 0 ? Optional.empty() : Optional.of(new Memory(counted * 1024, peak * 1024));
  }

  private static long kib(String line) {
    String value = line.substring(line.indexOf(':') + 1).strip();
    return Long.parseLong(value.substring(0, value.indexOf(' ')));
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(50);
  }
}
