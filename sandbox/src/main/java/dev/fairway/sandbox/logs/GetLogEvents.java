package dev.fairway.sandbox.logs;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * GetLogEvents: pages through one stream, both ways. A token names the place of an event and the
 * direction; at an end the same token comes back.
 */
final class GetLogEvents {

  private static final int MAX_EVENTS = 10_000;

  private final LogStore store;

  GetLogEvents(LogStore store) {
    this.store = store;
  }

  private record Token(boolean forward, LogEvent mark) {

    static Token of(String text) {
      String[] parts = text.split("/");
      try {
        if (parts.length == 3 && (parts[0].equals("f") || parts[0].equals("b"))) {
          long timestamp = Long.parseLong(parts[1]);
          return new Token(parts[0].equals("f"), LogEvent.at(timestamp, Long.parseLong(parts[2])));
        }
      } catch (NumberFormatException e) {
        throw LogErrors.invalid("The specified nextToken is invalid.");
      }
      throw LogErrors.invalid("The specified nextToken is invalid.");
    }

    static String text(String direction, long timestamp, long sequence) {
      return direction + "/" + timestamp + "/" + sequence;
    }
  }

  ObjectNode handle(LogInput input) {
    LogStream stream = store.stream(input.group(), input.stream());
    int limit = input.limit(MAX_EVENTS);
    LogEvent from = input.from();
    LogEvent to = LogEvent.startOf(input.number("endTime", Long.MAX_VALUE));
    Optional<Token> token = input.text("nextToken").map(Token::of);
    boolean forward = token.map(Token::forward).orElse(input.flag("startFromHead"));
    if (token.isPresent()) {
      LogEvent mark = token.get().mark();
      from = forward && mark.compareTo(from) > 0 ? mark : from;
      to = !forward && mark.compareTo(to) < 0 ? mark : to;
    }
    List<LogEvent> all = stream.between(from, to);
    List<LogEvent> page =
        forward
            ? all.subList(0, Math.min(limit, all.size()))
            : all.subList(Math.max(0, all.size() - limit), all.size());
    return page.isEmpty() ? empty(input, token, from) : answer(page);
  }

  private static ObjectNode answer(List<LogEvent> page) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode list = out.putArray("events");
    for (LogEvent event : page) {
      list.addObject()
          .put("timestamp", event.timestamp())
          .put("message", event.message())
          .put("ingestionTime", event.ingestion());
    }
    LogEvent first = page.getFirst();
    LogEvent last = page.getLast();
    return out.put("nextForwardToken", Token.text("f", last.timestamp(), last.sequence() + 1))
        .put("nextBackwardToken", Token.text("b", first.timestamp(), first.sequence()));
  }

  private static ObjectNode empty(LogInput input, Optional<Token> token, LogEvent from) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.putArray("events");
    LogEvent mark = token.map(Token::mark).orElse(from);
    String place = mark.timestamp() + "/" + mark.sequence();
    return out.put("nextForwardToken", input.text("nextToken").orElse("f/" + place))
        .put("nextBackwardToken", input.text("nextToken").orElse("b/" + place));
  }
}
