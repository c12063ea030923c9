package dev.fairway.alert.event;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The container that a task's end is to be put down to. When one ends, ECS stops the others, so
 * that most of the exit codes in an event are consequences.
 */
record FailedContainer(String name, @Nullable Integer exitCode, String reason) {

  private static final FailedContainer NONE = new FailedContainer("", null, "");

  /** 128 and the number of the signal: SIGKILL, SIGTERM. */
  private static final int KILLED = 137;

  private static final int TERMINATED = 143;

  /**
   * @param endedByItself whether a container's end was the task's; else ECS ended all of them
   */
  static FailedContainer among(JsonNode containers, boolean endedByItself) {
    if (!containers.isArray()) {
      return NONE;
    }
    Optional<FailedContainer> likeliest =
        StreamSupport.stream(containers.spliterator(), false)
            .map(FailedContainer::of)
            .filter(container -> container.exitCode != null || !container.reason.isEmpty())
            .min(
                Comparator.<FailedContainer>comparingInt(one -> one.rank(endedByItself))
                    .thenComparing(FailedContainer::name));
    return likeliest.orElse(NONE);
  }

  private static FailedContainer of(JsonNode container) {
    return new FailedContainer(
        Members.text(container, "name"),
        Members.integer(container, "exitCode"),
        Members.text(container, "reason"));
  }

  /** The lower, the likelier a cause. */
  private int rank(boolean endedByItself) {
    if (!reason.isEmpty()) {
      return reason.startsWith("OutOfMemoryError") ? 0 : 1;
    }
    return switch (exitCode) {
      case null -> 6;
      case KILLED -> 3;
      case TERMINATED -> endedByItself ? 5 : 4;
      case 0 -> endedByItself ? 4 : 5;
      default -> 2;
    };
  }
}
