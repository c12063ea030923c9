package dev.fairway.sandbox.ecs.definition;

import java.time.Duration;
import java.util.List;

/**
 * The health check of a container definition.
 *
 * @param command as it is executed, the shell of CMD-SHELL included
 * @param retries failures in a row that make a container unhealthy
 */
public record HealthCheck(
    List<String> command, Duration interval, Duration timeout, int retries, Duration startPeriod) {

  static HealthCheck of(Input check) {
    List<String> given = check.texts("command");
    List<String> arguments = given.subList(Math.min(1, given.size()), given.size());
    boolean inShell = !given.isEmpty() && given.getFirst().equals("CMD-SHELL");
    return new HealthCheck(
        inShell ? List.of("/bin/sh", "-c", String.join(" ", arguments)) : arguments,
        seconds(check, "interval", 30),
        seconds(check, "timeout", 5),
        check.integer("retries").orElse(3),
        seconds(check, "startPeriod", 0));
  }

  private static Duration seconds(Input check, String name, int otherwise) {
    return Duration.ofSeconds(check.integer(name).orElse(otherwise));
  }
}
