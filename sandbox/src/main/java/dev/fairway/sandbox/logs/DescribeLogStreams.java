package dev.fairway.sandbox.logs;

import dev.fairway.sandbox.api.Account;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DescribeLogStreams, by name or by last event; a token is the number of streams before. */
final class DescribeLogStreams {

  private static final int MAX_STREAMS = 50;

  private final LogStore store;
  private final Account account;

  DescribeLogStreams(LogStore store, Account account) {
    this.store = store;
    this.account = account;
  }

  ObjectNode handle(LogInput input) {
    LogGroup group = store.group(input.group());
    String prefix = input.text("logStreamNamePrefix").orElse("");
    int limit = input.limit(MAX_STREAMS);
    int from = from(input);
    List<LogStream> found =
        group.streams().stream()
            .filter(stream -> stream.name().startsWith(prefix))
            .sorted(order(input, prefix))
            .skip(from)
            .limit(limit + 1L)
            .toList();
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray("logStreams");
    found.stream().limit(limit).forEach(stream -> list.add(describe(group, stream)));
    if (found.size() > limit) {
      out.put("nextToken", String.valueOf(from + limit));
    }
    return out;
  }

  private static int from(LogInput input) {
    try {
      return Integer.parseUnsignedInt(input.text("nextToken").orElse("0"));
    } catch (NumberFormatException e) {
      throw LogErrors.invalid("The specified nextToken is invalid.");
    }
  }

  private static Comparator<LogStream> order(LogInput input, String prefix) {
    boolean byTime = input.text("orderBy").filter("LastEventTime"::equals).isPresent();
    if (byTime && !prefix.isEmpty()) {
      throw LogErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    Comparator<LogStream> order =
        byTime
            ? Comparator.comparingLong(LogStream::lastTimestamp).thenComparing(LogStream::name)
            : Comparator.comparing(LogStream::name);
    return input.flag("descending") ? order.reversed() : order;
  }

  private ObjectNode describe(LogGroup group, LogStream stream) {
    String arn = "log-group:" + group.name() + ":log-stream:" + stream.name();
    ObjectNode out =
        JsonNodeFactory.instance
            .objectNode()
            .put("logStreamName", stream.name())
            .put("creationTime", stream.created())
            .put("arn", account.arn("logs", arn))
            .put("storedBytes", 0);
    if (stream.hasEvents()) {
      out.put("firstEventTimestamp", stream.firstTimestamp())
          .put("lastEventTimestamp", stream.lastTimestamp())
          .put("lastIngestionTime", stream.lastIngestion());
    }
    return out;
  }
}
