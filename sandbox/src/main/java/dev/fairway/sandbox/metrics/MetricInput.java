package dev.fairway.sandbox.metrics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The members of a request or of a part of it. A scalar may be a text, as the query protocol has
 * it.
 */
public record MetricInput(JsonNode members) {

  private static final int MAX_DIMENSIONS = 30;

  public String required(String member) {
    return text(member).orElseThrow(() -> MetricErrors.missing(member));
  }

  public Optional<String> text(String member) {
    return Optional.of(members.path(member).asString("")).filter(text -> !text.isEmpty());
  }

  public MetricInput part(String member) {
    return new MetricInput(members.path(member));
  }

  public boolean has(String member) {
    return members.hasNonNull(member);
  }

  public double number(String member) {
    return number(member, members.path(member));
  }

  static double number(String member, JsonNode value) {
    double number = value.asDouble(Double.NaN);
    if (!Double.isFinite(number) || Math.abs(number) > 0x1p360) {
      throw MetricErrors.invalid(
          "The value " + value.asString("") + " for parameter " + member + " is invalid.");
    }
    return number;
  }

  public boolean flag(String member, boolean otherwise) {
    return text(member).map(Boolean::parseBoolean).orElse(otherwise);
  }

  public int integer(String member, int otherwise) {
    return has(member) ? (int) number(member) : otherwise;
  }

  /** A time: seconds since the epoch, or ISO 8601 in the query protocol. */
  public Optional<Instant> time(String member) {
    JsonNode value = members.path(member);
    if (value.isNumber()) {
      return Optional.of(Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000)));
    }
    return text(member).map(text -> parsed(member, text));
  }

  private static Instant parsed(String member, String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
    } catch (DateTimeException | NumberFormatException e) {
      throw MetricErrors.invalid("timestamp " + text + " of " + member + " must be ISO 8601");
    }
  }

  MetricId metric(String namespace) {
    return MetricId.of(namespace, required("MetricName"), dimensions());
  }

  private Map<String, String> dimensions() {
    Map<String, String> out = new TreeMap<>();
    for (JsonNode each : members.path("Dimensions")) {
      MetricInput dimension = new MetricInput(each);
      out.put(dimension.required("Name"), dimension.required("Value"));
    }
    if (out.size() > MAX_DIMENSIONS) {
      throw MetricErrors.invalid("A metric has at most " + MAX_DIMENSIONS + " dimensions.");
    }
    return out;
  }

  /** The wanted span, its period checked as CloudWatch does. */
  MetricStore.Span span(Instant start, Instant end, long origin) {
    int period = integer("Period", 0);
    boolean highResolution =
        period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
    if (!highResolution && (period < 60 || period % 60 != 0)) {
      throw MetricErrors.invalid(
          "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60, not " + period + ".");
    }
    if (!start.isBefore(end)) {
      throw MetricErrors.combination(
          "The parameter StartTime must be less than the parameter EndTime.");
    }
    return new MetricStore.Span(start.getEpochSecond(), end.getEpochSecond(), period, origin);
  }
}
