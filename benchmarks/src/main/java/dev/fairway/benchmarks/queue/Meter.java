package dev.fairway.benchmarks.queue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts messages and measures from the one that ends the warm-up to the last: seconds, and the CPU
 * seconds of the whole process.
 */
final class Meter {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Moment(long wallNanos, long cpuNanos) {

    static Moment now() {
      return new Moment(System.nanoTime(), PROCESS.getProcessCpuTime());
    }
  }

  private final AtomicLong count = new AtomicLong();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final long warm;
  private final long total;
  private final long every;
  private volatile Moment start = Moment.now();
  private volatile Moment end = start;

  private Meter(long warm, long total, long every) {
    this.warm = warm;
    this.total = total;
    this.every = every;
  }

  /**
   * As the variables say.
   *
   * <p>{@code BENCHMARK_WARM}, the messages before the measured ones, {@code BENCHMARK_TOTAL}, all
   * of them, and {@code BENCHMARK_SAMPLE}: after how many messages the memory is printed, 0 for
   * never.
   */
  static Meter fromEnvironment() {
    return new Meter(
        number("BENCHMARK_WARM"), number("BENCHMARK_TOTAL"), number("BENCHMARK_SAMPLE"));
  }

  private static long number(String variable) {
    return Long.parseLong(variable(variable));
  }

  static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("The variable " + name + " is not set.");
    }
    return value;
  }

  /** Counts one message that was handled. */
  void count() {
    long number = count.incrementAndGet();
    if (number == warm) {
      start = Moment.now();
    }
    if (every > 0 && number % every == 0) {
      Memory.print(number);
    }
    if (number == total) {
      end = Moment.now();
      finished.countDown();
    }
  }

  boolean isFinished() {
    return finished.getCount() == 0;
  }

  /** Waits for the last message and prints the result as a line of JSON. */
  void awaitAndPrint() throws InterruptedException {
    finished.await();
    System.out.printf(
        Locale.ROOT,
        "{\"messages\": %d, \"seconds\": %.3f, \"cpu\": %.3f}%n",
        total - warm,
        (end.wallNanos() - start.wallNanos()) / 1e9,
        (end.cpuNanos() - start.cpuNanos()) / 1e9);
  }
}
