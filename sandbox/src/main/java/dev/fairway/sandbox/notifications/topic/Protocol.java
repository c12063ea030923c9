package dev.fairway.sandbox.notifications.topic;

import dev.fairway.sandbox.notifications.message.SnsError;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a subscriber is reached, and what its endpoint must look like ("Subscribe"). */
public enum Protocol {
  HTTP("http", "http://\\S+", "a URL that begins with http://"),
  HTTPS("https", "https://\\S+", "a URL that begins with https://"),
  EMAIL("email", Constants.MAIL, "an e-mail address"),
  EMAIL_JSON("email-json", Constants.MAIL, "an e-mail address"),
  SQS("sqs", "arn:aws:sqs:[^:]+:\\d{12}:[A-Za-z0-9_-]+(\\.fifo)?", "the ARN of a queue"),
  SMS("sms", "\\+?[0-9 ()/.-]{3,}", "a telephone number"),
  LAMBDA("lambda", "arn:aws:lambda:.+", "the ARN of a function"),
  FIREHOSE("firehose", "arn:aws:firehose:.+", "the ARN of a delivery stream"),
  APPLICATION("application", "arn:aws:sns:.+", "the EndpointArn of an app");

  /** Only a constant of another class may be used by the enum's own constants. */
  private static final class Constants {
    private static final String MAIL = "[^\\s@<>,;\"]+@[^\\s@<>,;\"]+";
  }

  private final String word;
  private final Pattern endpoint;
  private final String wanted;

  Protocol(String word, String endpoint, String wanted) {
    this.word = word;
    this.endpoint = Pattern.compile(endpoint);
    this.wanted = wanted;
  }

  /** As the API spells it. */
  public String word() {
    return word;
  }

  /** Whether the endpoint's owner must agree before anything is delivered. */
  boolean needsConfirmation() {
    return isHttp() || isMail();
  }

  public boolean isHttp() {
    return this == HTTP || this == HTTPS;
  }

  public boolean isMail() {
    return this == EMAIL || this == EMAIL_JSON;
  }

  /** Whether SNS can leave its own JSON away. */
  boolean canBeRaw() {
    return isHttp() || this == SQS || this == FIREHOSE;
  }

  static Protocol of(String word) {
    return Arrays.stream(values())
        .filter(protocol -> protocol.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                SnsError.invalid(
                    "Protocol",
                    "it must be one of %s, not '%s'."
                        .formatted(
                            Arrays.stream(values())
                                .map(Protocol::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  void check(String given) {
    if (!endpoint.matcher(given).matches()) {
      throw SnsError.invalid(
          "Endpoint", "for %s it must be %s, not '%s'.".formatted(word, wanted, given));
    }
  }
}
