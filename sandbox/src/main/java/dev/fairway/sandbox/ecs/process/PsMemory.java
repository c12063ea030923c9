package dev.fairway.sandbox.ecs.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Memory as {@code ps} tells it, on macOS: resident size, mapped files included. */
final class PsMemory implements MemoryReader {

  private final Map<Long, Long> peaks = new HashMap<>();

  @Override
  public Map<Long, Memory> read(Set<Long> pids) {
    peaks.keySet().retainAll(pids);
    Map<Long, Memory> memory = new HashMap<>();
    for (String line : ps(pids).lines().toList()) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length == 2) {
        long pid = Long.parseLong(fields[0]);
        long resident = Long.parseLong(fields[1]) * 1024;
        memory.put(pid, new Memory(resident, peaks.merge(pid, resident, Math::max)));
      }
    }
    return memory;
  }

  private static String ps(Set<Long> pids) {
    if (pids.isEmpty()) {
      return "";
    }
    String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
    try {
      Process ps =
          new ProcessBuilder("ps", "-o", "pid=,rss=", "-p", list)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var output = ps.getInputStream()) {
        return new String(output.readAllBytes(), StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public Duration interval() {
    return Duration.ofMillis(500);
  }
}
