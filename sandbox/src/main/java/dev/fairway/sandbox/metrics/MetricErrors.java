package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the CloudWatch API reference. */
final class MetricErrors {

  private MetricErrors() {}

  static ApiException missing(String parameter) {
    return ApiException.badRequest(
        "MissingRequiredParameterException", "The parameter " + parameter + " is required.");
  }

  static ApiException invalid(String message) {
    return ApiException.badRequest("InvalidParameterValueException", message);
  }

  static ApiException combination(String message) {
    return ApiException.badRequest("InvalidParameterCombinationException", message);
  }
}
