package dev.fairway.batch;

import dev.fairway.batch.reconcile.Reconciliation.Findings;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/**
 * What operators count. What is about reports is counted in all, for alarms, and by report, for
 * dashboards; a count of nothing is sent too, so that an alarm has data.
 */
final class RunMetrics {

  private static final List<String> BY_REPORT =
      List.of(
          "reports.written",
          "reports.corrected",
          "reports.unchanged",
          "reports.failed",
          "rows.read",
          "rows.rejected");

  private final MeterRegistry registry;

  RunMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Begins the counts of a run's reports with nothing. */
  void expect(List<Report> reports) {
    BY_REPORT.forEach(name -> reports.forEach(report -> count(name, report, 0)));
    registry.counter("uploads.redriven").increment(0);
    registry.counter("uploads.given-up").increment(0);
  }

  void made(Report report, Made made) {
    switch (made.state()) {
      case NEW -> count("reports.written", report, 1);
      case CORRECTED -> count("reports.corrected", report, 1);
      case UNCHANGED -> count("reports.unchanged", report, 1);
    }
    if (made.state() != Made.State.UNCHANGED) {
      count("rows.read", report, made.rowsRead());
      count("rows.rejected", report, made.rowsRejected());
    }
  }

  void failed(Report report) {
    count("reports.failed", report, 1);
  }

  void behind(long windows) {
    gauge("windows.behind", windows);
  }

  void reconciled(Findings findings) {
    registry.counter("uploads.redriven").increment(findings.redriven());
    registry.counter("uploads.given-up").increment(findings.givenUp());
  }

  void took(Duration time) {
    gauge("run.seconds", time.toMillis() / 1000.0);
  }

  private void gauge(String name, Number value) {
    Gauge.builder(name, () -> value).strongReference(true).register(registry);
  }

  private void count(String name, Report report, double amount) {
    registry.counter(name).increment(amount);
    registry.counter(name, "report", report.name()).increment(amount);
  }
}
