package dev.fairway.batch;

import dev.fairway.batch.reconcile.Reconciliation.Findings;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.report.TooManyRejectsException;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.FairwayException;
import dev.fairway.common.failure.WorkFailedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run has done so far. */
final class Tally {

  private static final Logger log = LoggerFactory.getLogger(Tally.class);

  private final RunMetrics metrics;
  private final Map<Made.State, Integer> made = new EnumMap<>(Made.State.class);
  private final List<RuntimeException> failures = new ArrayList<>();
  private long behind;
  private String reconciled = "";

  Tally(RunMetrics metrics) {
    this.metrics = metrics;
  }

  void made(Report report, Made result) {
    made.merge(result.state(), 1, Integer::sum);
    metrics.made(report, result);
  }

  void failed(Report report, Window window, RuntimeException failure) {
    failures.add(failure);
    metrics.failed(report);
    switch (failure) {
      case TooManyRejectsException rejects -> log.error(rejects.getMessage());
      case FairwayException known ->
          log.error("{} of {} failed: {}", report.name(), window, known.getMessage());
      default -> log.error("{} of {} failed unexpectedly.", report.name(), window, failure);
    }
  }

  void behind(long windows) {
    behind += windows;
  }

  long behind() {
    return behind;
  }

  void reconciled(Findings findings) {
    metrics.reconciled(findings);
    reconciled =
        "; of %d uploads listed%s, %d had no record, %d were redriven, %d given up"
            .formatted(
                findings.listed(),
                findings.complete() ? "" : " so far",
                findings.suspects(),
                findings.redriven(),
                findings.givenUp());
  }

  String sentence() {
    return "%d reports written, %d corrected, %d unchanged, %d windows behind%s"
        .formatted(
            made.getOrDefault(Made.State.NEW, 0),
            made.getOrDefault(Made.State.CORRECTED, 0),
            made.getOrDefault(Made.State.UNCHANGED, 0),
            behind,
            reconciled);
  }

  /** Ends the run as its gravest failure: one that is not only about rejected rows. */
  void failIfAnyFailed() {
    for (RuntimeException failure : failures) {
      if (!(failure instanceof TooManyRejectsException)) {
        throw failure;
      }
    }
    if (!failures.isEmpty()) {
      throw new WorkFailedException(
          "%d windows have too many rejected rows; %s.".formatted(failures.size(), sentence()),
          failures.getFirst());
    }
  }
}
