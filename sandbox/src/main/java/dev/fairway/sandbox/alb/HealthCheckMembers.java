package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.targets.HealthCheck;
import dev.fairway.sandbox.alb.targets.StatusMatcher;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a target group that are about health checks, with their defaults ("Health check
 * settings", User Guide for Application Load Balancers).
 */
final class HealthCheckMembers {

  private static final String TRAFFIC_PORT = "traffic-port";

  private HealthCheckMembers() {}

  /** Writes into {@code description} what the input says, else what stands there or the default. */
  static void put(AlbInput input, ObjectNode description) {
    AlbInput known = new AlbInput(description);
    text(input, description, "HealthCheckProtocol", "HTTP");
    text(input, description, "HealthCheckPort", TRAFFIC_PORT);
    text(input, description, "HealthCheckPath", "/");
    description.put("HealthCheckEnabled", true);
    number(input, description, "HealthCheckIntervalSeconds", 30, 5, 300);
    number(input, description, "HealthCheckTimeoutSeconds", 5, 2, 120);
    number(input, description, "HealthyThresholdCount", 5, 2, 10);
    number(input, description, "UnhealthyThresholdCount", 2, 2, 10);
    String codes =
        new AlbInput(input.node("Matcher"))
            .text("HttpCode")
            .or(() -> new AlbInput(known.node("Matcher")).text("HttpCode"))
            .orElse("200");
    description.putObject("Matcher").put("HttpCode", codes);
    read(known);
  }

  private static void text(AlbInput input, ObjectNode description, String member, String standard) {
    description.put(
        member, input.text(member).orElseGet(() -> description.path(member).asString(standard)));
  }

  private static void number(
      AlbInput input, ObjectNode description, String member, int standard, int least, int most) {
    int known = description.path(member).asInt(standard);
    description.put(member, input.number(member, known, least, most));
  }

  /** The check that the members describe. */
  static HealthCheck read(AlbInput members) {
    int interval = members.number("HealthCheckIntervalSeconds", 30, 5, 300);
    int timeout = members.number("HealthCheckTimeoutSeconds", 5, 2, 120);
    if (timeout > interval) {
      throw AlbErrors.validation(
          "Health check timeout '%d' must be smaller than or equal to the interval '%d'"
              .formatted(timeout, interval));
    }
    return new HealthCheck(
        port(members.required("HealthCheckPort")),
        path(members.required("HealthCheckPath")),
        codes(new AlbInput(members.node("Matcher")).required("HttpCode")),
        Duration.ofSeconds(interval),
        Duration.ofSeconds(timeout),
        new HealthCheck.Thresholds(
            members.number("HealthyThresholdCount", 5, 2, 10),
            members.number("UnhealthyThresholdCount", 2, 2, 10)));
  }

  private static OptionalInt port(String text) {
    return text.equals(TRAFFIC_PORT)
        ? OptionalInt.empty()
        : OptionalInt.of(AlbInput.number("HealthCheckPort", text, 1, 65_535));
  }

  private static String path(String text) {
    try {
      URI path = URI.create(text);
      if (text.startsWith("/") && !text.startsWith("//") && !path.isAbsolute()) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw AlbErrors.validation("Health check path '" + text + "' is not a valid path");
    }
    throw AlbErrors.validation("Health check path '" + text + "' must start with '/'");
  }

  private static StatusMatcher codes(String text) {
    try {
      return StatusMatcher.parse(text);
    } catch (IllegalArgumentException e) {
      throw AlbErrors.validation(
          "Health check matcher HTTP code '%s' must be within '200-499' inclusive: '200', '200,202' or '200-299'"
              .formatted(text));
    }
  }
}
