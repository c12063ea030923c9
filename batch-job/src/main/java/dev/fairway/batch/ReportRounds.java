package dev.fairway.batch;

import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.report.Reports;
import dev.fairway.batch.state.Lease;
import dev.fairway.batch.state.Watermarks;
import dev.fairway.batch.window.Plan;
import dev.fairway.batch.window.Planner;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.OutOfReachException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the windows of a report, oldest first. A window that fails is said and tried again by the
 * next run; the windows after it are made all the same, but the watermark stays before it.
 */
final class ReportRounds {

  private static final Logger log = LoggerFactory.getLogger(ReportRounds.class);

  private final Reports reports;
  private final Watermarks watermarks;
  private final Planner planner;
  private final Announcements announcements;

  ReportRounds(
      Reports reports, Watermarks watermarks, Planner planner, Announcements announcements) {
    this.reports = reports;
    this.watermarks = watermarks;
    this.planner = planner;
    this.announcements = announcements;
  }

  /** Makes what is due, then looks again at windows for which late files may have come. */
  void run(Report report, Instant now, Lease lease, Tally tally) throws InterruptedException {
    Plan plan = planner.plan(report.window(), now, watermarks.find(report.name()));
    if (plan.beyond() > 0) {
      log.warn(
          "{} is behind: this run makes {} windows from {} on, following runs the {} after them.",
          report.name(),
          plan.due().size(),
          plan.due().getFirst().start(),
          plan.beyond());
    }
    tally.behind(plan.beyond());
    boolean unbroken = true;
    for (Window window : plan.due()) {
      Optional<Made> made = make(report, window, lease, tally);
      unbroken &= made.isPresent();
      if (unbroken) {
        pass(report, window, made.get(), lease);
      } else if (made.isEmpty()) {
        tally.behind(1);
      } else {
        announce(report, window, made.get());
      }
    }
    for (Window window : plan.again()) {
      again(new Rerun(report, window), lease, tally);
    }
  }

  /** Makes a window, whatever the watermark is. */
  void again(Rerun rerun, Lease lease, Tally tally) throws InterruptedException {
    Optional<Made> made = make(rerun.report(), rerun.window(), lease, tally);
    if (made.isPresent()) {
      announce(rerun.report(), rerun.window(), made.get());
    }
  }

  private Optional<Made> make(Report report, Window window, Lease lease, Tally tally)
      throws InterruptedException {
    try {
      lease.check();
      Made made = reports.make(report, window, lease);
      log.info(
          "{} of {} is {}: {} files, {} rows used, {} rejected, {} ms",
          report.name(),
          window,
          made.state(),
          made.files(),
          made.rowsUsed(),
          made.rowsRejected(),
          made.took().toMillis());
      tally.made(report, made);
      return Optional.of(made);
    } catch (OutOfReachException away) {
      throw away;
    } catch (RuntimeException failed) {
      // One report's failure is not the others': it ends the run after them.
      tally.failed(report, window, failed);
      if (Thread.interrupted()) {
        throw new InterruptedException("Told to stop while making " + report.name());
      }
      return Optional.empty();
    }
  }

  /** A run that was killed before its watermark moved may not have told, so it is told again. */
  private void pass(Report report, Window window, Made made, Lease lease)
      throws InterruptedException {
    announcements.announce(report, window, made);
    watermarks.pass(report.name(), window, lease.token());
  }

  private void announce(Report report, Window window, Made made) throws InterruptedException {
    if (made.state() != Made.State.UNCHANGED) {
      announcements.announce(report, window, made);
    }
  }
}
