package dev.fairway.common.task;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a task may take.
 *
 * @param deadline the time from start to end after which the task gives up (TASK_DEADLINE)
 * @param stopGrace the time that work gets to end after SIGTERM or the deadline; keep it below the
 *     stop timeout of the task definition (TASK_STOP_GRACE)
 */
@ConfigurationProperties("task")
record TaskSettings(
    @DefaultValue("PT4M") Duration deadline, @DefaultValue("PT10S") Duration stopGrace) {

  TaskSettings {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new BadConfigurationException(
          "TASK_DEADLINE is " + deadline + ": it must be a duration above zero, such as PT4M.");
    }
    if (stopGrace.isNegative()) {
      throw new BadConfigurationException(
          "TASK_STOP_GRACE is " + stopGrace + ": it must not be negative.");
    }
  }
}
