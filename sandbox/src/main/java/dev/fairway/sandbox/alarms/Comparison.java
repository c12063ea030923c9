package dev.fairway.sandbox.alarms;

import java.util.Arrays;
import java.util.Optional;

/** How a datapoint breaches a threshold. */
public enum Comparison {
  GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
  GREATER("GreaterThanThreshold", "greater than"),
  LESS("LessThanThreshold", "less than"),
  LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

  private final String spelling;
  private final String words;

  Comparison(String spelling, String words) {
    this.spelling = spelling;
    this.words = words;
  }

  static Optional<Comparison> spelled(String text) {
    return Arrays.stream(values()).filter(each -> each.spelling.equals(text)).findFirst();
  }

  public boolean breaches(double value, double threshold) {
    return switch (this) {
      case GREATER_OR_EQUAL -> value >= threshold;
      case GREATER -> value > threshold;
      case LESS -> value < threshold;
      case LESS_OR_EQUAL -> value <= threshold;
    };
  }

  /** Whether what breaches lies above the threshold. */
  public boolean above() {
    return this == GREATER || this == GREATER_OR_EQUAL;
  }

  /** As CloudWatch says it, such as {@code less than or equal to}. */
  String words() {
    return words;
  }
}
