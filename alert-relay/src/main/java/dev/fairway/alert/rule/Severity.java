package dev.fairway.alert.rule;

/** How soon a person should look. */
public enum Severity {
  /** Nobody needs to. */
  INFO,
  WARNING,
  ERROR,
  /** Now. */
  CRITICAL
}
