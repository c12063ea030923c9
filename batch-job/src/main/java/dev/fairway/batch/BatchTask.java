package dev.fairway.batch;

import dev.fairway.batch.state.Lease;
import dev.fairway.batch.state.LeaseDesk;
import dev.fairway.batch.state.Taking.Held;
import dev.fairway.batch.state.Taking.Taken;
import dev.fairway.common.failure.OutOfReachException;
import dev.fairway.common.task.Task;
import dev.fairway.common.task.TaskResult;
import java.util.Optional;

/** One run: it takes the lease, works, and gives it back; where another run works, it ends. */
final class BatchTask implements Task {

  private final LeaseDesk desk;
  private final Work work;

  BatchTask(LeaseDesk desk, Work work) {
    this.desk = desk;
    this.work = work;
  }

  @Override
  public TaskResult run() throws InterruptedException {
    return switch (desk.take()) {
      case Held held -> new TaskResult("HELD", "Another run works: " + held.by() + ".");
      case Taken taken -> run(taken.lease());
    };
  }

  private TaskResult run(Lease lease) throws InterruptedException {
    try (lease) {
      return new TaskResult("DONE", work.run(lease));
    } catch (InterruptedException | RuntimeException stopped) {
      Optional<String> lost = lease.lost();
      if (lost.isPresent()) {
        throw new OutOfReachException(lost.get(), stopped);
      }
      throw stopped;
    }
  }

  /** What a run does while it holds the lease. */
  @FunctionalInterface
  interface Work {

    /** Returns a sentence for the log. */
    String run(Lease lease) throws InterruptedException;
  }
}
