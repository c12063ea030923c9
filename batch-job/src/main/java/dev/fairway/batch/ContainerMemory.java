package dev.fairway.batch;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory that the JVM leaves to native code in its container. */
final class ContainerMemory {

  /** Of the JVM beside its heap, and of DuckDB beside its limit. */
  private static final long RESERVE = 150L << 20;

  private ContainerMemory() {}

  /** The container's limit without the heap and the JVM's own, in bytes. */
  static long forNativeCode() {
    return limit() - Runtime.getRuntime().maxMemory() - RESERVE;
  }

  /** What the operating system or the container has, or what the JVM was told that it has. */
  private static long limit() {
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    long told =
        Long.parseLong(
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxRAM")
                .getValue());
    return told > 0 ? Math.min(total, told) : total;
  }
}
