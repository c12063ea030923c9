package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes that a Fargate task can have (Amazon ECS Developer Guide, "Task size"). */
final class FargateSize {

  private record Steps(int fromMib, int toMib, int stepMib) {
    boolean have(int mib) {
      return mib >= fromMib && mib <= toMib && (mib - fromMib) % stepMib == 0;
    }
  }

  private static final Map<Integer, Steps> MEMORY_BY_CPU =
      Map.of(
          512, new Steps(1024, 4096, 1024),
          1024, new Steps(2048, 8192, 1024),
          2048, new Steps(4096, 16384, 1024),
          4096, new Steps(8192, 30720, 1024),
          8192, new Steps(16384, 61440, 4096),
          16384, new Steps(32768, 122880, 8192));

  private static final Pattern SIZE =
      Pattern.compile("\\s*(\\d+|\\d*\\.\\d+)\\s*(vcpu|gb)?\\s*", Pattern.CASE_INSENSITIVE);

  private FargateSize() {}

  /** Reads {@code 256} and {@code .25 vCPU}, {@code 512} and {@code 0.5 GB}. */
  static TaskSize of(String cpu, String memory) {
    TaskSize size = new TaskSize(units(cpu, "cpu", "vcpu"), units(memory, "memory", "gb"));
    if (!exists(size)) {
      throw noSuchSize(size);
    }
    return size;
  }

  private static boolean exists(TaskSize size) {
    if (size.cpuUnits() == 256) {
      return size.memoryMib() == 512 || size.memoryMib() == 1024 || size.memoryMib() == 2048;
    }
    Steps steps = MEMORY_BY_CPU.get(size.cpuUnits());
    return steps != null && steps.have(size.memoryMib());
  }

  private static ApiException noSuchSize(TaskSize size) {
    return EcsErrors.client(
        "No Fargate configuration exists for given values: %d CPU, %d memory. See the Amazon ECS documentation for the valid values."
            .formatted(size.cpuUnits(), size.memoryMib()));
  }

  private static int units(String value, String name, String unit) {
    Matcher matcher = SIZE.matcher(value);
    if (!matcher.matches()) {
      throw EcsErrors.client("Invalid '%s' setting for task. Value: %s".formatted(name, value));
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String given = matcher.group(2);
    boolean inUnit = given != null && given.toLowerCase(Locale.ROOT).equals(unit);
    return (inUnit ? number.multiply(BigDecimal.valueOf(1024)) : number).intValue();
  }
}
