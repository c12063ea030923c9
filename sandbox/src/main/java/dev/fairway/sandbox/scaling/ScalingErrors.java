package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.metrics.MetricInput;

/** The errors of the Application Auto Scaling API reference. */
final class ScalingErrors {

  private ScalingErrors() {}

  static ApiException validation(String message) {
    return ApiException.badRequest("ValidationException", message);
  }

  static ApiException notFound(String message) {
    return ApiException.badRequest("ObjectNotFoundException", message);
  }

  static String required(MetricInput input, String member) {
    return input
        .text(member)
        .orElseThrow(
            () ->
                validation(
                    "1 validation error detected: Value null at '"
                        + Character.toLowerCase(member.charAt(0))
                        + member.substring(1)
                        + "' failed to satisfy constraint: Member must not be null"));
  }
}
