package dev.fairway.batch;

import dev.fairway.batch.report.Report;
import dev.fairway.batch.report.Reports;
import dev.fairway.batch.window.Planner;
import dev.fairway.batch.window.WindowRequest;
import dev.fairway.common.failure.BadConfigurationException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which reports, and which windows, this run is asked for. */
final class Choice {

  private final Reports reports;
  private final ReportSettings settings;
  private final RequestSettings request;
  private final ScheduleSettings schedule;
  private final Clock clock;

  Choice(
      Reports reports,
      ReportSettings settings,
      RequestSettings request,
      ScheduleSettings schedule,
      Clock clock) {
    this.reports = reports;
    this.settings = settings;
    this.request = request;
    this.schedule = schedule;
    this.clock = clock;
  }

  Instant now() {
    return schedule.now(clock);
  }

  /** The reports by their names: the one that is asked for, or those that are made. */
  List<Report> reports() {
    List<Report> all = reports.all();
    List<String> wanted = request.name().isBlank() ? settings.names() : List.of(request.name());
    checkNames(all, wanted, request.name().isBlank() ? "REPORT_NAMES" : "REPORT_NAME");
    return all.stream()
        .filter(report -> wanted.isEmpty() || wanted.contains(report.name()))
        .toList();
  }

  private static void checkNames(List<Report> all, List<String> wanted, String variable) {
    var names = all.stream().map(Report::name).collect(Collectors.toCollection(TreeSet::new));
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw new BadConfigurationException(
            "%s has \"%s\", and there is no such report: there are %s."
                .formatted(variable, name, String.join(", ", names)));
      }
    }
  }

  /** The window that is asked for, of each report that it can be one of; nothing: those due. */
  Optional<List<Rerun>> asked(List<Report> of) {
    if (request.window().isBlank()) {
      return Optional.empty();
    }
    WindowRequest window = WindowRequest.parse(request.window());
    List<Rerun> asked = of.stream().flatMap(report -> rerun(report, window)).toList();
    if (asked.isEmpty()) {
      throw new BadConfigurationException(none(of));
    }
    return Optional.of(asked);
  }

  private Stream<Rerun> rerun(Report report, WindowRequest request) {
    return request.of(report.window()).stream()
        .filter(window -> !window.end().isAfter(now()))
        .map(window -> new Rerun(report, window));
  }

  private String none(List<Report> of) {
    return of.stream()
        .map(report -> report.name() + " " + Planner.before(now(), report.window()))
        .collect(
            Collectors.joining(
                ", ",
                "No report has a closed window \""
                    + request.window()
                    + "\"; the last closed ones are ",
                "."));
  }
}
