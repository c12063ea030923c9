package dev.fairway.alert.event;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reader found in an event. */
record Reading(Kind kind, Subject subject, Failure failure) {

  /** What sort of thing happened; rules match it as {@code fairway.kind}. */
  enum Kind {
    TASK_STOPPED("task-stopped"),
    TASK_CHANGED("task-changed"),
    SERVICE("service"),
    UNDELIVERED("undelivered"),
    OTHER("other");

    private final String spelling;

    Kind(String spelling) {
      this.spelling = spelling;
    }

    String spelling() {
      return spelling;
    }
  }

  /** What it happened to; names as in {@link Occurrence}. */
  record Subject(String cluster, String family, String revision, String service, String resource) {}

  /** What went wrong, if anything; names as in {@link Occurrence}. */
  record Failure(
      String container,
      @Nullable Integer exitCode,
      String stopCode,
      String reason,
      Optional<Duration> ran) {

    /** Whether the end of a container was the task's; else ECS was told to end all of them. */
    static boolean endedByItself(String stopCode) {
      return switch (stopCode) {
        case "", "EssentialContainerExited", "TaskFailedToStart" -> true;
        default -> false;
      };
    }

    static Failure because(String reason) {
      return new Failure("", null, "", reason, Optional.empty());
    }
  }
}
