package dev.fairway.common.task;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.common.failure.Failures;
import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.common.failure.WorkFailedException;

/** What the exit code of a task tells whoever reads the stopped task. */
public enum ExitCode {
  /** The work is done, and so it is when the input was refused or somebody else was first. */
  DONE(0),
  /** Nobody foresaw this: the log has the stack trace. */
  UNEXPECTED(1),
  /** A variable, a resource or a permission is missing or wrong; starting again does not help. */
  BAD_CONFIGURATION(2),
  /** An AWS service was out of reach after bounded retries; starting again later may help. */
  OUT_OF_REACH(3),
  /** The task ran into its own deadline. */
  DEADLINE_EXCEEDED(4),
  /** A part of the work can't succeed on its input: the log says which, the rest is done. */
  WORK_FAILED(5),
  /** ECS or a person stopped the task with SIGTERM (128 + 15, set by the JVM). */
  TERMINATED(143);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  public int value() {
    return value;
  }

  static ExitCode of(Throwable thrown) {
    return Failures.find(thrown)
        .map(
            failure ->
                switch (failure) {
                  case BadConfigurationException bad -> BAD_CONFIGURATION;
                  case OutOfReachException away -> OUT_OF_REACH;
                  case WorkFailedException part -> WORK_FAILED;
                })
        .orElse(UNEXPECTED);
  }
}
