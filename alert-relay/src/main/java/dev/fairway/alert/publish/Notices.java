package dev.fairway.alert.publish;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.DigestId;
import dev.fairway.alert.book.EventRecords;
import dev.fairway.alert.event.Occurrence;
import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.alert.rule.Severity;
import dev.fairway.alert.rule.Treatment;
import dev.fairway.alert.rule.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what is to be told. */
public final class Notices {

  /** Alerts that a digest lists; it fits into a message of SNS, 256 KB, with room. */
  private static final int MOST_OTHERS = 200;

  private final EventRecords events;
  private final LogLines logs;
  private final JsonMapper json;
  private final Clock clock;

  public Notices(EventRecords events, LogLines logs, JsonMapper json, Clock clock) {
    this.events = events;
    this.logs = logs;
    this.json = json;
    this.clock = clock;
  }

  /** A notice has the same id however often it is tried. */
  Notice of(Alert alert, Kind kind) throws InterruptedException {
    Occurrence latest = latest(alert);
    return new Notice(
        alert.id() + "." + (alert.telling().notices() + 1),
        kind,
        alert.id().toString(),
        alert.verdict(),
        latest,
        alert.tally().count(),
        alert.tally().count() - alert.telling().count(),
        alert.tally().firstAt(),
        alert.tally().lastAt(),
        alert.previous().count(),
        alert.previous().lastAt(),
        kind == Kind.RECOVERY ? List.of() : logs.of(latest),
        List.of());
  }

  private Occurrence latest(Alert alert) throws InterruptedException {
    return events
        .find(alert.tally().latest())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Event %s of alert %s is gone.".formatted(alert.tally().latest(), alert.id())));
  }

  /** A digest of alerts, of which there is one at least. */
  Notice digest(DigestId id, List<Alert> alerts) throws InterruptedException {
    List<Alert> largest =
        alerts.stream()
            .sorted(Comparator.comparingLong((Alert alert) -> alert.tally().count()).reversed())
            .toList();
    long count = alerts.stream().mapToLong(alert -> alert.tally().count()).sum();
    return new Notice(
        id.toString(),
        Kind.DIGEST,
        id.toString(),
        manyAlerts(alerts),
        latest(largest.getFirst()),
        count,
        count,
        alerts.stream().map(alert -> alert.tally().firstAt()).min(Instant::compareTo).orElseThrow(),
        alerts.stream().map(alert -> alert.tally().lastAt()).max(Instant::compareTo).orElseThrow(),
        0,
        Optional.empty(),
        List.of(),
        largest.stream().limit(MOST_OTHERS).map(Notices::other).toList());
  }

  private static Verdict manyAlerts(List<Alert> alerts) {
    Severity worst =
        alerts.stream()
            .map(alert -> alert.verdict().severity())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new Verdict(
        "many-alerts",
        "MANY_ALERTS",
        worst,
        Treatment.ALERT,
        "%d more alerts began at about the same time; each is in the list of alerts."
            .formatted(alerts.size()),
        "Look for what they have in common: a deployment, an image, a zone, a service that they need.");
  }

  private static Notice.Other other(Alert alert) {
    return new Notice.Other(
        alert.id().toString(),
        alert.cause().family(),
        alert.cause().category(),
        alert.tally().count());
  }

  /** A notice that means nothing. */
  public Notice test() {
    String id = "test-" + UUID.randomUUID();
    Instant now = clock.instant();
    return new Notice(
        id,
        Kind.TEST,
        id,
        new Verdict(
            "test",
            "TEST",
            Severity.INFO,
            Treatment.ALERT,
            "Somebody tries whether alerts arrive.",
            "Nothing is to be done."),
        nothing(id, now),
        1,
        1,
        now,
        now,
        0,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private Occurrence nothing(String id, Instant now) {
    return new Occurrence(
        id,
        now,
        "Test Alert",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        "",
        "",
        Optional.empty(),
        json.createObjectNode());
  }
}
