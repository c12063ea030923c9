package dev.fairway.sandbox.iam.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * A condition operator: how one value of the policy (left, expanded) is compared with one of the
 * request (right) ("IAM JSON policy elements: Condition operators", IAM User Guide).
 */
enum Operator {
  STRING_EQUALS("StringEquals", false, String::equals),
  STRING_NOT_EQUALS("StringNotEquals", true, String::equals),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, String::equalsIgnoreCase),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, String::equalsIgnoreCase),
  STRING_LIKE("StringLike", false, Wildcards::matches),
  STRING_NOT_LIKE("StringNotLike", true, Wildcards::matches),
  ARN_EQUALS("ArnEquals", false, Wildcards::matchesArn),
  ARN_LIKE("ArnLike", false, Wildcards::matchesArn),
  ARN_NOT_EQUALS("ArnNotEquals", true, Wildcards::matchesArn),
  ARN_NOT_LIKE("ArnNotLike", true, Wildcards::matchesArn),
  BOOL("Bool", false, String::equalsIgnoreCase),
  NUMERIC_EQUALS("NumericEquals", false, number(c -> c == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(c -> c == 0)),
  NUMERIC_LESS_THAN("NumericLessThan", false, number(c -> c < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(c -> c <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(c -> c > 0)),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(c -> c >= 0)),
  DATE_EQUALS("DateEquals", false, date(c -> c == 0)),
  DATE_NOT_EQUALS("DateNotEquals", true, date(c -> c == 0)),
  DATE_LESS_THAN("DateLessThan", false, date(c -> c < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(c -> c <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", false, date(c -> c > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(c -> c >= 0)),
  NULL("Null", false, String::equalsIgnoreCase);

  private final String written;
  private final boolean negated;
  private final BiPredicate<String, String> test;

  Operator(String written, boolean negated, BiPredicate<String, String> test) {
    this.written = written;
    this.negated = negated;
    this.test = test;
  }

  static Optional<Operator> named(String name) {
    for (Operator operator : values()) {
      if (operator.written.equalsIgnoreCase(name)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Whether the operator holds where the compared values differ, and where there is no value. */
  boolean negated() {
    return negated;
  }

  /** Whether wildcards in the policy's value are active. */
  boolean usesWildcards() {
    return written.endsWith("Like") || written.startsWith("Arn");
  }

  boolean same(String ofPolicy, String ofRequest) {
    return test.test(ofPolicy, ofRequest);
  }

  /** Compares request with policy: the request's number must be less than the policy's. */
  private static BiPredicate<String, String> number(IntPredicate wanted) {
    return (ofPolicy, ofRequest) -> {
      try {
        return wanted.test(new BigDecimal(ofRequest).compareTo(new BigDecimal(ofPolicy)));
      } catch (NumberFormatException e) {
        return false;
      }
    };
  }

  private static BiPredicate<String, String> date(IntPredicate wanted) {
    return (ofPolicy, ofRequest) -> {
      try {
        return wanted.test(instant(ofRequest).compareTo(instant(ofPolicy)));
      } catch (DateTimeException | NumberFormatException e) {
        return false;
      }
    };
  }

  private static Instant instant(String text) {
    return text.contains("T")
        ? OffsetDateTime.parse(text).toInstant()
        : Instant.ofEpochSecond(Long.parseLong(text));
  }
}
