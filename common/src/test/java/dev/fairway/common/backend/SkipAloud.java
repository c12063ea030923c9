package dev.fairway.common.backend;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips on LocalStack what it can't do, and prints why. */
final class SkipAloud implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> Optional.ofNullable(element.getAnnotation(EmbeddedOnly.class)))
        .filter(only -> TestAws.backend() instanceof Backend.LocalStack)
        .map(only -> skipped(context, only.value().reason()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("can run on what was chosen"));
  }

  private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
    System.out.println("Skipped on LocalStack: " + test + ": " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
