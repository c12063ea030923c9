package dev.fairway.sandbox.front;

import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which members are times.
 *
 * <p>Handlers write a time as a number of seconds, as AWS JSON does; the other protocols write
 * times unlike numbers, and a member's name is all that tells them apart here.
 */
final class Timestamps {

  private static final Pattern NAME =
      Pattern.compile(".*(Time|Timestamp|Timestamps|Date|Expiration)");

  private Timestamps() {}

  static boolean isTime(String member, JsonNode value) {
    return value.isNumber() && NAME.matcher(member).matches();
  }

  static Instant instant(JsonNode seconds) {
    return Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
  }
}
