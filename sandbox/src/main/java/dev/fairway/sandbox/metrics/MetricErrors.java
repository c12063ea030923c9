package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the CloudWatch API reference. */
public final class MetricErrors {

  private MetricErrors() {}

  public static ApiException missing(String parameter) {
    return ApiException.badRequest(
        "MissingRequiredParameterException", "The parameter " + parameter + " is required.");
  }

  public static ApiException invalid(String message) {
    return ApiException.badRequest("InvalidParameterValueException", message);
  }

  /** A request that is well formed and makes no sense. */
  public static ApiException validation(String message) {
    return ApiException.badRequest("ValidationError", message);
  }

  public static ApiException combination(String message) {
    return ApiException.badRequest("InvalidParameterCombinationException", message);
  }
}
