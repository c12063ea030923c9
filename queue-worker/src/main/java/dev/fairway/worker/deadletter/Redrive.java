package dev.fairway.worker.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way from the dead-letter queue back to the work queue.
 *
 * @param scope all of them, or those of some ids
 * @param movedBy when SQS began to move all, in epoch milliseconds, by which its own task is known;
 *     null for ids
 */
public record Redrive(
    String id,
    Scope scope,
    Progress progress,
    Instant startedAt,
    Instant updatedAt,
    @Nullable Long movedBy) {

  /** What is redriven. */
  public enum Scope {
    ALL,
    IDS
  }

  /** Where a redrive is. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }

  /**
   * How far a redrive is.
   *
   * @param toMove how many there were, approximately, at its start
   * @param missing the ids that were not found, known at its end
   * @param reason why it failed
   */
  public record Progress(
      State state,
      long moved,
      @Nullable Long toMove,
      List<String> missing,
      @Nullable String reason) {

    static Progress running(long moved, @Nullable Long toMove) {
      return new Progress(State.RUNNING, moved, toMove, List.of(), null);
    }

    Progress failed(String because) {
      return new Progress(State.FAILED, moved, toMove, missing, because);
    }
  }

  Redrive with(Progress changed, Instant now) {
    return new Redrive(id, scope, changed, startedAt, now, movedBy);
  }
}
