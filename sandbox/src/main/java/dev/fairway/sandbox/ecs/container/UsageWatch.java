package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.CpuUsageConfig;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.fairway.sandbox.ecs.runtime.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a container uses, as Docker tells it about once a second. */
final class UsageWatch extends ResultCallback.Adapter<Statistics> {

  private volatile Usage usage = Usage.NONE;

  Usage usage() {
    return usage;
  }

  /** The last that Docker sends of an ended container is empty. */
  @Override
  public void onNext(Statistics statistics) {
    MemoryStatsConfig memory = statistics.getMemoryStats();
    if (memory == null || memory.getUsage() == null) {
      return;
    }
    long peak = Math.max(memory.getUsage(), orZero(memory.getMaxUsage()));
    usage =
        new Usage(
            cpuTime(statistics.getCpuStats()),
            Math.max(0, memory.getUsage() - reclaimable(memory.getStats())),
            Math.max(peak, usage.peakRssBytes()));
  }

  private Duration cpuTime(@Nullable CpuStatsConfig cpu) {
    CpuUsageConfig used = cpu == null ? null : cpu.getCpuUsage();
    return used == null ? usage.cpuTime() : Duration.ofNanos(orZero(used.getTotalUsage()));
  }

  /** Files that the kernel drops when memory is short, by the names of both versions of cgroups. */
  private static long reclaimable(@Nullable StatsConfig detail) {
    if (detail == null) {
      return 0;
    }
    return detail.getTotalInactiveFile() != null
        ? detail.getTotalInactiveFile()
        : orZero(detail.getInactiveFile());
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
