package dev.fairway.batch;

import dev.fairway.batch.reconcile.Reconciliation;
import dev.fairway.batch.reconcile.Reconciliation.Findings;
import dev.fairway.common.task.Deadline;
import java.time.Duration;

/** Reconciliation within its share of a run: a quarter of the deadline, and what is left of it. */
final class ReconcileStep {

  private final Reconciliation reconciliation;
  private final Deadline deadline;

  ReconcileStep(Reconciliation reconciliation, Deadline deadline) {
    this.reconciliation = reconciliation;
    this.deadline = deadline;
  }

  Findings run() throws InterruptedException {
    Duration end = deadline.spent().plus(deadline.limit().dividedBy(4));
    Duration reserve = deadline.limit().dividedBy(20);
    return reconciliation.run(
        () -> deadline.spent().compareTo(end) < 0 && deadline.remaining().compareTo(reserve) > 0);
  }
}
