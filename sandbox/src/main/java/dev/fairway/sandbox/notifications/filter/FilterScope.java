package dev.fairway.sandbox.notifications.filter;

import dev.fairway.sandbox.notifications.message.SnsError;

/** What a filter policy looks at. */
public enum FilterScope {
  ATTRIBUTES("MessageAttributes"),
  BODY("MessageBody");

  private final String word;

  FilterScope(String word) {
    this.word = word;
  }

  /** Reads {@code FilterPolicyScope}. */
  public static FilterScope of(String word) {
    for (FilterScope scope : values()) {
      if (scope.word.equals(word)) {
        return scope;
      }
    }
    throw SnsError.invalid(
        "FilterPolicyScope", "it must be MessageAttributes or MessageBody, not '" + word + "'.");
  }
}
