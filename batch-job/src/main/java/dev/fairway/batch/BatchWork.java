package dev.fairway.batch;

import dev.fairway.batch.report.Report;
import dev.fairway.batch.state.Lease;
import dev.fairway.common.task.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run's work in its order: each report's windows, then the uploads that never ran. */
final class BatchWork implements BatchTask.Work {

  private final Choice choice;
  private final ReportRounds rounds;
  private final Optional<ReconcileStep> reconcile;
  private final RunMetrics metrics;
  private final Deadline deadline;

  BatchWork(
      Choice choice,
      ReportRounds rounds,
      Optional<ReconcileStep> reconcile,
      RunMetrics metrics,
      Deadline deadline) {
    this.choice = choice;
    this.rounds = rounds;
    this.reconcile = reconcile;
    this.metrics = metrics;
    this.deadline = deadline;
  }

  @Override
  public String run(Lease lease) throws InterruptedException {
    var tally = new Tally(metrics);
    Instant now = choice.now();
    List<Report> reports = choice.reports();
    metrics.expect(reports);
    Optional<List<Rerun>> asked = choice.asked(reports);
    if (asked.isPresent()) {
      for (Rerun rerun : asked.get()) {
        rounds.again(rerun, lease, tally);
      }
    } else {
      for (Report report : reports) {
        rounds.run(report, now, lease, tally);
      }
      metrics.behind(tally.behind());
      if (reconcile.isPresent()) {
        tally.reconciled(reconcile.get().run());
      }
    }
    metrics.took(deadline.spent());
    tally.failIfAnyFailed();
    return tally.sentence();
  }
}
