package dev.fairway.infra.task;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;

/**
 * CPU and memory of a task, one of the pairs that Fargate offers (Amazon ECS Developer Guide, "Task
 * CPU and memory").
 *
 * @param cpu CPU units, 1024 for a vCPU
 * @param memory MiB
 */
public record FargateSize(int cpu, int memory) {

  public FargateSize {
    boolean offered =
        switch (cpu) {
          case 256 -> memory == 512 || inSteps(memory, 1024, 2048, 1024);
          case 512 -> inSteps(memory, 1024, 4096, 1024);
          case 1024 -> inSteps(memory, 2048, 8192, 1024);
          case 2048 -> inSteps(memory, 4096, 16384, 1024);
          case 4096 -> inSteps(memory, 8192, 30720, 1024);
          case 8192 -> inSteps(memory, 16384, 61440, 4096);
          case 16384 -> inSteps(memory, 32768, 122880, 8192);
          default -> false;
        };
    if (!offered) {
      throw new ConfigException(
          ("Fargate has no task with %d CPU units and %d MiB; for example 256/512, 512/1024,"
                  + " 1024/2048, 2048/4096 and 4096/8192 exist.")
              .formatted(cpu, memory));
    }
  }

  public static FargateSize from(Settings settings, String app) {
    return new FargateSize(
        (int) settings.number(app + ".task.cpu", 256, 16384),
        (int) settings.number(app + ".task.memory", 512, 122880));
  }

  private static boolean inSteps(int value, int first, int last, int step) {
    return value >= first && value <= last && (value - first) % step == 0;
  }
}
