package dev.fairway.sandbox.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What an element and its Not-form name: Action or NotAction, Resource or NotResource.
 *
 * @param negated whether the statement is for everything but the patterns
 */
record Names(boolean negated, List<String> patterns) {

  /** What a trust policy has in place of resources. */
  static final Names EVERYTHING = new Names(true, List.of());

  boolean coverAction(PolicyRequest request) {
    String action = request.action().toLowerCase(Locale.ROOT);
    return cover(action, request, (pattern, text) -> Wildcards.matches(lower(pattern), text));
  }

  boolean coverResource(PolicyRequest request) {
    return cover(request.resource(), request, Wildcards::matchesArn);
  }

  private boolean cover(String text, PolicyRequest request, BiPredicate<String, String> matches) {
    boolean named =
        patterns.stream()
            .map(pattern -> Wildcards.pattern(pattern, request))
            .flatMap(Optional::stream)
            .anyMatch(pattern -> matches.test(pattern, text));
    return named != negated;
  }

  private static String lower(String pattern) {
    return pattern.toLowerCase(Locale.ROOT);
  }
}
