package dev.fairway.alert.http;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.AlertId;
import dev.fairway.alert.book.AlertList;
import dev.fairway.alert.book.EventRecords;
import dev.fairway.alert.book.Heads;
import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The alerts and what happened. */
@Tag(name = "alerts")
@RestController
@RequestMapping("/alerts")
final class AlertsEndpoint {

  private static final int MOST = 200;

  private final AlertList alerts;
  private final Heads heads;
  private final EventRecords events;
  private final Clock clock;

  AlertsEndpoint(AlertList alerts, Heads heads, EventRecords events, Clock clock) {
    this.alerts = alerts;
    this.heads = heads;
    this.events = events;
    this.clock = clock;
  }

  @Operation(
      summary = "Lists alerts, the newest first, page by page",
      description =
          "Each filter that is given must fit exactly. A page may have fewer than limit (200 at"
              + " most) where many did not fit; next says whether there are more.")
  @GetMapping
  AlertPage list(
      @ModelAttribute AlertFilter filter,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after)
      throws InterruptedException {
    var checks = new Checks();
    filter.check(checks);
    String position = Cursors.read(after, checks);
    checks.done();
    return AlertPage.of(alerts.page(filter, Math.clamp(limit, 1, MOST), position));
  }

  @Operation(summary = "Tells of an alert")
  @GetMapping("/{id}")
  AlertView get(@PathVariable String id) throws InterruptedException {
    return AlertView.of(find(id));
  }

  @Operation(summary = "Lists an alert's events, the latest first, page by page")
  @GetMapping("/{id}/events")
  EventPage events(
      @PathVariable String id,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after)
      throws InterruptedException {
    Alert alert = find(id);
    var checks = new Checks();
    String position = Cursors.read(after, checks);
    checks.done();
    int most = Math.clamp(limit, 1, MOST);
    return EventPage.of(events.of(alert.id(), most, position), most);
  }

  @Operation(
      summary = "Says that somebody takes care of an alert",
      description = "There are no more summaries of it; its end is told.")
  @PostMapping(path = "/{id}/acknowledge", consumes = "application/json")
  AlertView acknowledge(@PathVariable String id, @RequestBody AcknowledgeRequest request)
      throws InterruptedException {
    String by = request.checked();
    Optional<AlertId> known = AlertId.read(id);
    Optional<Alert> acknowledged =
        known.isEmpty() ? Optional.empty() : heads.acknowledge(known.get(), clock.instant(), by);
    return AlertView.of(acknowledged.orElseThrow(() -> ProblemException.notFound("alert", id)));
  }

  private Alert find(String id) throws InterruptedException {
    Optional<AlertId> known = AlertId.read(id);
    Optional<Alert> found = known.isEmpty() ? Optional.empty() : heads.alert(known.get());
    return found.orElseThrow(() -> ProblemException.notFound("alert", id));
  }
}
