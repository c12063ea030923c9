package dev.fairway.sandbox.logs;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The members that many operations share, checked as the API reference limits them. */
record LogInput(ObjectNode members) {

  private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
  private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");

  /**
   * The group's name, from {@code logGroupName} or the name or ARN in {@code logGroupIdentifier}.
   */
  String group() {
    String name =
        text("logGroupName")
            .or(() -> text("logGroupIdentifier"))
            .orElseThrow(() -> LogErrors.invalid("logGroupName is missing."))
            .replaceFirst("^arn:.*:log-group:([^:]*).*$", "$1");
    return checked("logGroupName", name, GROUP);
  }

  String stream() {
    return checked(
        "logStreamName",
        text("logStreamName").orElseThrow(() -> LogErrors.invalid("logStreamName is missing.")),
        STREAM);
  }

  private static String checked(String member, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw LogErrors.invalid(
          "1 validation error detected: Value '"
              + value
              + "' at '"
              + member
              + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
              + pattern.pattern());
    }
    return value;
  }

  Optional<String> text(String member) {
    return Optional.of(members.path(member).asString("")).filter(text -> !text.isEmpty());
  }

  long number(String member, long otherwise) {
    return members.path(member).asLong(otherwise);
  }

  boolean flag(String member) {
    return members.path(member).asBoolean(false);
  }

  /** The number of items that a page may have. */
  int limit(int most) {
    long limit = number("limit", most);
    if (limit < 1 || limit > most) {
      throw LogErrors.invalid("limit must be from 1 to " + most + ", not " + limit + ".");
    }
    return (int) limit;
  }

  /** The mark where the wanted time range begins; {@code startTime} is inclusive. */
  LogEvent from() {
    return LogEvent.startOf(number("startTime", Long.MIN_VALUE));
  }
}
