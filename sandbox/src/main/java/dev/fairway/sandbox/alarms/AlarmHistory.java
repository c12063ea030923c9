package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.metrics.MetricInput;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happened to alarms, kept after they are deleted; DescribeAlarmHistory. */
final class AlarmHistory {

  private static final int KEPT_PER_ALARM = 1_000;
  private static final int PAGE = 100;

  enum Kind {
    ConfigurationUpdate,
    StateUpdate,
    Action
  }

  record Entry(String alarm, Instant time, Kind kind, String summary, String data) {}

  private final Map<String, Deque<Entry>> byAlarm = new ConcurrentHashMap<>();

  void add(Entry entry) {
    byAlarm.compute(
        entry.alarm(),
        (name, known) -> {
          Deque<Entry> entries = known == null ? new ArrayDeque<>() : new ArrayDeque<>(known);
          entries.addLast(entry);
          if (entries.size() > KEPT_PER_ALARM) {
            entries.removeFirst();
          }
          return entries;
        });
  }

  ObjectNode describe(MetricInput input) {
    Optional<Instant> from = input.time("StartDate");
    Optional<Instant> to = input.time("EndDate");
    List<Entry> found =
        named(input).stream()
            .filter(
                entry ->
                    input.text("HistoryItemType").map(entry.kind().name()::equals).orElse(true))
            .filter(entry -> from.map(start -> !entry.time().isBefore(start)).orElse(true))
            .filter(entry -> to.map(end -> entry.time().isBefore(end)).orElse(true))
            .sorted(Comparator.comparing(Entry::time))
            .toList();
    boolean ascending = input.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
    return page(input, ascending ? found : found.reversed());
  }

  private List<Entry> named(MetricInput input) {
    List<Entry> all = new ArrayList<>();
    byAlarm.forEach(
        (name, entries) -> {
          if (input.text("AlarmName").map(name::equals).orElse(true)) {
            all.addAll(entries);
          }
        });
    return all;
  }

  private static ObjectNode page(MetricInput input, List<Entry> found) {
    int from = input.integer("NextToken", 0);
    int size = Math.min(PAGE, input.integer("MaxRecords", PAGE));
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode items = out.putArray("AlarmHistoryItems");
    found.stream()
        .skip(from)
        .limit(size)
        .forEach(
            entry ->
                items
                    .addObject()
                    .put("AlarmName", entry.alarm())
                    .put("AlarmType", "MetricAlarm")
                    .put("Timestamp", Alarm.seconds(entry.time()))
                    .put("HistoryItemType", entry.kind().name())
                    .put("HistorySummary", entry.summary())
                    .put("HistoryData", entry.data()));
    if (found.size() > from + size) {
      out.put("NextToken", String.valueOf(from + size));
    }
    return out;
  }
}
