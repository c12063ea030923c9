package dev.fairway.sandbox.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One key of a statement's Condition block.
 *
 * @param written the operator as the policy writes it, such as {@code ForAnyValue:StringLike}
 * @param key the condition key, such as {@code s3:prefix}
 * @param values the policy's values, of which one must match (none, for a negated operator)
 */
record Condition(String written, String key, List<String> values) {

  /** Whether a condition holds; a condition that can't be evaluated here is UNKNOWN. */
  enum Outcome {
    HOLDS,
    FAILS,
    UNKNOWN
  }

  private static final String IF_EXISTS = "ifexists";
  private static final String FOR_ALL = "forallvalues:";
  private static final String FOR_ANY = "foranyvalue:";

  Outcome evaluate(PolicyRequest request) {
    String name = written.toLowerCase(Locale.ROOT);
    boolean forAll = name.startsWith(FOR_ALL);
    boolean forAny = name.startsWith(FOR_ANY);
    name = name.substring(name.indexOf(':') + 1);
    boolean ifExists = name.endsWith(IF_EXISTS);
    if (ifExists) {
      name = name.substring(0, name.length() - IF_EXISTS.length());
    }
    Optional<Operator> operator = Operator.named(name);
    if (operator.isEmpty() || !ConditionKeys.known(key, request)) {
      return Outcome.UNKNOWN;
    }
    boolean holds =
        operator.get() == Operator.NULL
            ? values.contains(String.valueOf(request.values(key).isEmpty()))
            : compare(operator.get(), forAll, forAny, ifExists, request);
    return holds ? Outcome.HOLDS : Outcome.FAILS;
  }

  private boolean compare(
      Operator operator, boolean forAll, boolean forAny, boolean ifExists, PolicyRequest request) {
    List<String> present = request.values(key);
    if (present.isEmpty()) {
      return ifExists || forAll || (operator.negated() && !forAny);
    }
    return forAll
        ? present.stream().allMatch(value -> matches(operator, value, request))
        : present.stream().anyMatch(value -> matches(operator, value, request));
  }

  private boolean matches(Operator operator, String value, PolicyRequest request) {
    boolean oneIsSame =
        values.stream()
            .map(
                text ->
                    operator.usesWildcards()
                        ? Wildcards.pattern(text, request)
                        : Wildcards.literal(text, request))
            .flatMap(Optional::stream)
            .anyMatch(expected -> operator.same(expected, value));
    return oneIsSame != operator.negated();
  }
}
