package dev.fairway.sandbox.logs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** FilterLogEvents: the events of several streams of a group in one order, those that match. */
final class FilterLogEvents {

  private static final int MAX_EVENTS = 10_000;

  private final LogStore store;

  FilterLogEvents(LogStore store) {
    this.store = store;
  }

  ObjectNode handle(LogInput input) {
    LogGroup group = store.group(input.group());
    FilterPattern pattern = FilterPattern.of(input.text("filterPattern").orElse(""));
    int limit = input.limit(MAX_EVENTS);
    TreeMap<LogEvent, String> matching = matching(group, input, pattern);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode events = out.putArray("events");
    out.putArray("searchedLogStreams");
    for (Map.Entry<LogEvent, String> entry : matching.entrySet()) {
      LogEvent event = entry.getKey();
      if (events.size() == limit) {
        return out.put("nextToken", event.timestamp() + "/" + event.sequence());
      }
      events
          .addObject()
          .put("logStreamName", entry.getValue())
          .put("timestamp", event.timestamp())
          .put("message", event.message())
          .put("ingestionTime", event.ingestion())
          .put("eventId", "%056d".formatted(event.sequence()));
    }
    return out;
  }

  /** The stream's name by event. The end time is inclusive here, unlike GetLogEvents. */
  private static TreeMap<LogEvent, String> matching(
      LogGroup group, LogInput input, FilterPattern pattern) {
    LogEvent from = input.text("nextToken").map(FilterLogEvents::mark).orElse(input.from());
    long end = input.number("endTime", Long.MAX_VALUE);
    LogEvent to = LogEvent.at(end, Long.MAX_VALUE);
    TreeMap<LogEvent, String> out = new TreeMap<>();
    for (LogStream stream : streams(group, input)) {
      for (LogEvent event : stream.between(from, to)) {
        if (pattern.matches(event.message())) {
          out.put(event, stream.name());
        }
      }
    }
    return out;
  }

  private static List<LogStream> streams(LogGroup group, LogInput input) {
    Set<String> names = new HashSet<>();
    input.members().path("logStreamNames").forEach(name -> names.add(name.asString("")));
    String prefix = input.text("logStreamNamePrefix").orElse("");
    if (!names.isEmpty() && !prefix.isEmpty()) {
      throw LogErrors.invalid("logStreamNames and logStreamNamePrefix exclude each other.");
    }
    List<LogStream> chosen =
        group.streams().stream()
            .filter(s -> names.isEmpty() ? s.name().startsWith(prefix) : names.contains(s.name()))
            .toList();
    if (chosen.size() < names.size()) {
      throw LogErrors.noStream();
    }
    return chosen;
  }

  private static LogEvent mark(String token) {
    String[] parts = token.split("/");
    try {
      return LogEvent.at(Long.parseLong(parts[0]), Long.parseLong(parts[parts.length - 1]));
    } catch (NumberFormatException e) {
      throw LogErrors.invalid("The specified nextToken is invalid.");
    }
  }
}
