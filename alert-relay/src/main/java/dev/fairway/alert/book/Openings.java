package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.text;
import static dev.fairway.alert.book.table.Attributes.time;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.event.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What reports make of an alert: a new one, or more of one that is there. */
public final class Openings {

  private static final Alert.Telling NOTHING_TOLD =
      new Alert.Telling(0, 0, false, false, false, false, 0, Instant.EPOCH, 0);

  private final Heads heads;
  private final Clock clock;

  public Openings(Heads heads, Clock clock) {
    this.heads = heads;
    this.clock = clock;
  }

  /** A new alert, leased to whoever opens it. */
  record Opening(Leased leased, Map<String, AttributeValue> item) {}

  Opening open(Heads.Head head, Cause cause, List<Report> reports) {
    Instant now = clock.instant();
    Report first = reports.getFirst();
    Alert alert =
        new Alert(
            new AlertId(cause.key(), head.alerts() + 1),
            cause,
            first.occurrence().service(),
            first.verdict(),
            new Alert.Life(Alert.State.OPEN, first.receivedAt(), now, Optional.empty(), false),
            tally(reports),
            NOTHING_TOLD,
            new Alert.Previous((int) head.alerts(), head.latestAt()),
            Optional.empty(),
            0);
    Leased leased = new Leased(alert, UUID.randomUUID().toString());
    Map<String, AttributeValue> item = new HashMap<>(heads.item(alert));
    item.put("lease", text(leased.token()));
    item.put("leaseUntil", time(now.plus(DueAlerts.LEASE)));
    return new Opening(leased, item);
  }

  private static Alert.Tally tally(List<Report> reports) {
    Occurrence latest = latest(reports);
    Instant first = times(reports).min(Comparator.naturalOrder()).orElse(latest.at());
    return new Alert.Tally(reports.size(), first, latest.at(), latest.id());
  }

  /** An alert that has ended goes on. */
  Change more(Alert alert, List<Report> reports) {
    Alert.Tally more = tally(reports);
    Change change =
        Change.of(alert.id().key())
            .add("count", reports.size())
            .set("seenAt", clock.instant())
            .onlyIf("state", text(alert.life().state().name()))
            .onlyIfThere("duePk");
    if (!more.lastAt().isBefore(alert.tally().lastAt())) {
      change.set("lastAt", more.lastAt()).set("latest", more.latest());
    }
    if (more.firstAt().isBefore(alert.tally().firstAt())) {
      change.set("firstAt", more.firstAt());
    }
    if (alert.life().state() == Alert.State.ENDED) {
      change.set("state", Alert.State.OPEN.name()).remove("endedAt").add("turn", 1);
    }
    return change;
  }

  private static Occurrence latest(List<Report> reports) {
    return reports.stream()
        .map(Report::occurrence)
        .max(Comparator.comparing(Occurrence::at))
        .orElseThrow();
  }

  private static Stream<Instant> times(List<Report> reports) {
    return reports.stream().map(report -> report.occurrence().at());
  }
}
