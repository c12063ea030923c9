package dev.fairway.alert.http;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.rule.Severity;
import dev.fairway.common.http.problem.Checks;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which alerts are asked for; what is null does not matter. */
record AlertFilter(
    @Nullable String state,
    @Nullable String severity,
    @Nullable String category,
    @Nullable String family,
    @Nullable String cluster)
    implements Predicate<Alert> {

  void check(Checks checks) {
    requireOneOf(Alert.State.values(), state, "state", checks);
    requireOneOf(Severity.values(), severity, "severity", checks);
  }

  private static void requireOneOf(
      Enum<?>[] values, @Nullable String value, String field, Checks checks) {
    List<String> names = Arrays.stream(values).map(Enum::name).toList();
    checks.require(
        value == null || names.contains(value),
        field,
        field + " must be one of " + String.join(", ", names));
  }

  @Override
  public boolean test(Alert alert) {
    return fits(state, alert.life().state().name())
        && fits(severity, alert.verdict().severity().name())
        && fits(category, alert.cause().category())
        && fits(family, alert.cause().family())
        && fits(cluster, alert.cause().cluster());
  }

  private static boolean fits(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }
}
