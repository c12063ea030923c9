package dev.fairway.alert.book;

import static dev.fairway.alert.book.table.Attributes.number;
import static dev.fairway.alert.book.table.Attributes.text;

import dev.fairway.alert.book.table.Change;
import dev.fairway.alert.book.table.Key;
import dev.fairway.alert.book.table.Table;
import dev.fairway.common.failure.OutOfReachException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Takes reports into the book; one that comes again changes nothing. */
public final class Book {

  private static final int TRIES = 12;

  private final Table table;
  private final Heads heads;
  private final EventRecords events;
  private final Openings openings;
  private final CauseLocks locks = new CauseLocks();

  public Book(Table table, Heads heads, EventRecords events, Openings openings) {
    this.table = table;
    this.heads = heads;
    this.events = events;
    this.openings = openings;
  }

  /**
   * What became of reports.
   *
   * @param fresh those that the book did not have
   * @param opened the alert that they began, to be told of by the caller
   */
  public record Kept(List<Report> fresh, Optional<Leased> opened) {}

  /**
   * Keeps reports of one cause, with the alert that they belong to or begin.
   *
   * @param reports 90 at most: a transaction has 100 parts ("TransactWriteItems")
   */
  public Kept keep(Cause cause, List<Report> reports) throws InterruptedException {
    try (var held = locks.hold(cause)) {
      List<Report> left = distinct(reports);
      for (int attempt = 1; attempt <= TRIES && !left.isEmpty(); attempt++) {
        Draft draft = draft(cause, left);
        Set<Integer> refused = table.write("keeping events of " + cause, draft.writes());
        if (refused.isEmpty()) {
          return new Kept(left, draft.opened());
        }
        int before = left.size();
        left = without(left, refused);
        if (left.size() == before) {
          Table.pause(attempt);
        }
      }
      if (left.isEmpty()) {
        return new Kept(List.of(), Optional.empty());
      }
      throw new OutOfReachException("Others kept changing the alert of " + cause);
    }
  }

  private static List<Report> distinct(Collection<Report> reports) {
    Map<String, Report> byId = new LinkedHashMap<>();
    reports.forEach(report -> byId.putIfAbsent(report.occurrence().id(), report));
    return List.copyOf(byId.values());
  }

  private static List<Report> without(List<Report> reports, Set<Integer> refused) {
    return IntStream.range(0, reports.size())
        .filter(i -> !refused.contains(i))
        .mapToObj(reports::get)
        .toList();
  }

  /** The events come first, in the order of their reports. */
  private record Draft(List<TransactWriteItem> writes, Optional<Leased> opened) {}

  private Draft draft(Cause cause, List<Report> reports) throws InterruptedException {
    Heads.Head head = heads.read(cause);
    return head.current().isPresent()
        ? added(head.current().get(), reports)
        : opened(head, cause, reports);
  }

  private Draft added(Alert alert, List<Report> reports) {
    List<TransactWriteItem> writes = events(reports, alert.id());
    writes.add(openings.more(alert, reports).in(table));
    return new Draft(writes, Optional.empty());
  }

  private Draft opened(Heads.Head head, Cause cause, List<Report> reports) {
    Openings.Opening opening = openings.open(head, cause, reports);
    AlertId id = opening.leased().alert().id();
    List<TransactWriteItem> writes = events(reports, id);
    writes.add(table.putNew(opening.item()));
    writes.add(heads.opened(head, opening.leased().alert()).in(table));
    if (!opening.leased().alert().service().isEmpty()) {
      writes.add(table.put(Services.pointer(opening.leased().alert()).attributes()));
    }
    return new Draft(writes, Optional.of(opening.leased()));
  }

  private List<TransactWriteItem> events(List<Report> reports, AlertId alert) {
    List<TransactWriteItem> writes = new ArrayList<>();
    reports.forEach(report -> writes.add(events.putNew(report, alert)));
    return writes;
  }

  /**
   * Keeps a report of a service that works again, and ends its alerts, except those with an
   * occurrence after it.
   *
   * @return the alerts that it has ended
   */
  public List<Alert> recover(Report report) throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<Alert> ending = endedBy(report);
      List<TransactWriteItem> writes = new ArrayList<>();
      writes.add(events.putNew(report, null));
      ending.forEach(alert -> writes.add(ended(alert, report).in(table)));
      Set<Integer> refused = table.write("keeping " + report.occurrence().id(), writes);
      if (refused.isEmpty()) {
        return ending;
      }
      if (refused.contains(0)) {
        return List.of();
      }
      Table.pause(attempt);
    }
    throw new OutOfReachException(
        "Others kept changing the alerts of " + report.occurrence().service());
  }

  private List<Alert> endedBy(Report report) throws InterruptedException {
    List<Alert> ending = new ArrayList<>();
    for (Key pointer : Services.pointers(table, report.occurrence())) {
      heads
          .alert(AlertId.ofKnown(pointer.sk()))
          .filter(alert -> alert.life().state() == Alert.State.OPEN && !alert.life().closed())
          .filter(alert -> !alert.tally().lastAt().isAfter(report.occurrence().at()))
          .ifPresent(ending::add);
    }
    return ending;
  }

  private static Change ended(Alert alert, Report report) {
    return Change.of(alert.id().key())
        .set("state", Alert.State.ENDED.name())
        .set("endedAt", report.receivedAt())
        .set("dueAt", report.receivedAt())
        .add("turn", 1)
        .onlyIf("state", text(Alert.State.OPEN.name()))
        .onlyIf("count", number(alert.tally().count()))
        .onlyIfThere("duePk");
  }
}
