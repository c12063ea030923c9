package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The PutEvents operation: each entry is taken or refused on its own. Sources that begin with
 * {@code aws.} are the region's own.
 */
record PutEvents(EventBuses buses) {

  private static final Logger log = LoggerFactory.getLogger(PutEvents.class);
  private static final int MOST_ENTRIES = 10;
  private static final int LARGEST_BYTES = 1024 * 1024;
  private static final int BYTES_OF_TIME = 14;

  private static final class Refused extends RuntimeException {
    private final String code;

    private Refused(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  ObjectNode put(ObjectNode input, Caller caller) {
    JsonNode entries = input.path("Entries");
    requireSize(entries);
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0);
    ArrayNode results = response.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = results.addObject();
      try {
        result.put("EventId", publish(entry, caller));
      } catch (Refused e) {
        result.put("ErrorCode", e.code).put("ErrorMessage", e.getMessage());
        failed++;
      }
    }
    return response.put("FailedEntryCount", failed);
  }

  private static void requireSize(JsonNode entries) {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw ApiException.badRequest(
          "ValidationException",
          "PutEvents takes 1 to %d entries; it was given %d."
              .formatted(MOST_ENTRIES, entries.size()));
    }
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += size(entry);
    }
    if (bytes > LARGEST_BYTES) {
      throw ApiException.badRequest(
          "ValidationException", "Total size of the entries in the request is over the limit.");
    }
  }

  /** As in "Calculating Amazon EventBridge PutEvents event entry size". */
  private static int size(JsonNode entry) {
    int bytes = entry.hasNonNull("Time") ? BYTES_OF_TIME : 0;
    bytes += bytes(entry.path("Source")) + bytes(entry.path("DetailType"));
    bytes += bytes(entry.path("Detail"));
    for (JsonNode resource : entry.path("Resources")) {
      bytes += bytes(resource);
    }
    return bytes;
  }

  private static int bytes(JsonNode text) {
    return text.asString("").getBytes(StandardCharsets.UTF_8).length;
  }

  private String publish(JsonNode entry, Caller caller) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("source", required(entry, "Source"));
    envelope.put("detail-type", required(entry, "DetailType"));
    envelope.set("detail", detail(required(entry, "Detail")));
    envelope.set("resources", entry.path("Resources"));
    if (entry.hasNonNull("Time")) {
      envelope.put("time", time(entry.path("Time")));
    }
    if (envelope.path("source").asString("").startsWith("aws.") && !caller.equals(Caller.REGION)) {
      throw new Refused("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    String name = entry.path("EventBusName").asString("default");
    // AWS takes an entry for a bus that does not exist and drops it; here at least the log says so.
    return buses.find(name).map(bus -> bus.publish(envelope)).orElseGet(() -> lost(name));
  }

  private static String lost(String bus) {
    log.warn("PutEvents: event bus {} does not exist; the event is dropped, as on AWS", bus);
    return UUID.randomUUID().toString();
  }

  private static String required(JsonNode entry, String member) {
    String value = entry.path(member).asString("");
    if (value.isEmpty()) {
      throw new Refused(
          "InvalidArgument",
          "Parameter %s is not valid. Reason: %s is a required argument."
              .formatted(member, member));
    }
    return value;
  }

  private static JsonNode detail(String json) {
    try {
      JsonNode detail = JsonMapper.shared().readTree(json);
      if (detail.isObject()) {
        return detail;
      }
    } catch (JacksonException e) {
      throw new Refused("MalformedDetail", "Detail is malformed: " + e.getOriginalMessage());
    }
    throw new Refused("MalformedDetail", "Detail is malformed: it must be a JSON object.");
  }

  private static String time(JsonNode time) {
    try {
      Instant instant =
          time.isNumber()
              ? Instant.ofEpochMilli(Math.round(time.doubleValue() * 1000))
              : Instant.parse(time.asString(""));
      return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      throw new Refused(
          "InvalidArgument",
          "Parameter Time is not valid. Reason: it must be seconds since 1970 or an ISO 8601 time.");
    }
  }
}
