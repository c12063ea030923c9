package dev.fairway.sandbox.faults;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fault as a person asks for it, in JSON: {@code {"fault":"NO_CAPACITY","family":"batch-job",
 * "times":2,"for":"PT1M"}}. Without {@code times} and {@code for} it happens once; with {@code for}
 * alone, all the time.
 */
public record FaultRequest(
    Fault fault, Optional<String> family, Optional<Integer> times, Optional<Duration> lasting) {

  private static final Set<String> MEMBERS = Set.of("fault", "family", "times", "for");

  /**
   * @throws IllegalArgumentException that says what is wrong and what would be right
   */
  public static FaultRequest of(String json) {
    JsonNode body = parsed(json);
    Set<String> unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(MEMBERS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "A fault has no " + String.join(", ", unknown) + ", only fault, family, times and for.");
    }
    Fault fault = fault(body.path("fault").asString(""));
    Optional<String> family = body.path("family").asStringOpt();
    if (family.isPresent() && !fault.ofFamily()) {
      throw new IllegalArgumentException(fault + " happens to no tasks: leave family out.");
    }
    Optional<Duration> lasting = body.path("for").asStringOpt().map(FaultRequest::duration);
    Optional<Integer> times = times(body.path("times"));
    return new FaultRequest(
        fault, family, times.isEmpty() && lasting.isEmpty() ? Optional.of(1) : times, lasting);
  }

  private static JsonNode parsed(String json) {
    try {
      JsonNode body = JsonMapper.shared().readTree(json);
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("The body is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException(
        "The body must be a JSON object such as {\"fault\":\"NO_CAPACITY\",\"times\":1}.");
  }

  private static Fault fault(String name) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "fault must be one of %s, not '%s'."
                        .formatted(
                            Arrays.stream(Fault.values())
                                .map(Fault::name)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private static Optional<Integer> times(JsonNode times) {
    if (times.isMissingNode() || times.isNull()) {
      return Optional.empty();
    }
    if (!times.isInt() || times.asInt() < 1) {
      throw new IllegalArgumentException(
          "times must be a whole number from 1 on, not " + times + ".");
    }
    return Optional.of(times.asInt());
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw noDuration(text);
    }
    throw noDuration(text);
  }

  private static IllegalArgumentException noDuration(String text) {
    return new IllegalArgumentException(
        "for must be a duration above zero in ISO 8601, such as PT1M, not '" + text + "'.");
  }
}
