package dev.fairway.sandbox.logs;

import dev.fairway.sandbox.clock.SandboxClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PutLogEvents with the limits of its page in the API reference. */
final class PutLogEvents {

  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_BATCH_BYTES = 1_048_576;
  private static final int OVERHEAD_BYTES = 26;
  private static final long MAX_SPAN = Duration.ofHours(24).toMillis();
  private static final long MAX_AGE = Duration.ofDays(14).toMillis();
  private static final long MAX_AHEAD = Duration.ofHours(2).toMillis();

  private final LogStore store;
  private final SandboxClock clock;

  PutLogEvents(LogStore store, SandboxClock clock) {
    this.store = store;
    this.clock = clock;
  }

  ObjectNode handle(LogInput input) {
    String group = input.group();
    LogStream stream = store.stream(group, input.stream());
    List<LogStore.Entry> entries = entries(input.members().path("logEvents"));
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    List<LogStore.Entry> accepted = accepted(entries, out);
    store.append(group, stream, accepted);
    return out.put("nextSequenceToken", "%056d".formatted(stream.lastIngestion()));
  }

  private static List<LogStore.Entry> entries(JsonNode events) {
    if (events.isEmpty() || events.size() > MAX_EVENTS) {
      throw LogErrors.invalid(
          "1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member"
              + " must have length from 1 to "
              + MAX_EVENTS);
    }
    List<LogStore.Entry> entries = new ArrayList<>();
    int bytes = 0;
    for (JsonNode event : events) {
      String message = event.path("message").asString("");
      long timestamp = event.path("timestamp").asLong(-1);
      if (message.isEmpty() || timestamp < 0) {
        throw LogErrors.invalid("Each log event needs a message and a timestamp of 0 or more.");
      }
      if (!entries.isEmpty() && timestamp < entries.getLast().timestamp()) {
        throw LogErrors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      bytes += message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
      entries.add(new LogStore.Entry(timestamp, message));
    }
    if (bytes > MAX_BATCH_BYTES) {
      throw LogErrors.invalid(
          "Upload too large: " + bytes + " bytes exceeds limit of " + MAX_BATCH_BYTES);
    }
    if (entries.getLast().timestamp() - entries.getFirst().timestamp() > MAX_SPAN) {
      throw LogErrors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
    return entries;
  }

  /**
   * Leaves out events that are too old or too far ahead, and says which. A process stamps its
   * events with the machine's time, so how far the region's clock is ahead of it does not make them
   * old.
   */
  private List<LogStore.Entry> accepted(List<LogStore.Entry> entries, ObjectNode out) {
    long oldest = store.now() - clock.offset().toMillis() - MAX_AGE;
    long newest = store.now() + MAX_AHEAD;
    int from = 0;
    while (from < entries.size() && entries.get(from).timestamp() < oldest) {
      from++;
    }
    int to = entries.size();
    while (to > from && entries.get(to - 1).timestamp() > newest) {
      to--;
    }
    if (from > 0) {
      out.withObject("/rejectedLogEventsInfo").put("tooOldLogEventEndIndex", from);
    }
    if (to < entries.size()) {
      out.withObject("/rejectedLogEventsInfo").put("tooNewLogEventStartIndex", to);
    }
    return entries.subList(from, to);
  }
}
