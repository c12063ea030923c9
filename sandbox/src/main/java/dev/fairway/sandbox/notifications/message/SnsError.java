package dev.fairway.sandbox.notifications.message;

import dev.fairway.sandbox.api.ApiException;

/** Errors in the codes and words of the Amazon SNS API Reference. */
public final class SnsError {

  private SnsError() {}

  /** {@code InvalidParameter}: "Invalid parameter: " and what is wrong. */
  public static ApiException invalid(String what) {
    return ApiException.badRequest("InvalidParameter", "Invalid parameter: " + what);
  }

  /** {@code InvalidParameter} of one parameter, with what would be right. */
  public static ApiException invalid(String parameter, String reason) {
    return invalid(parameter + " Reason: " + reason);
  }

  /** {@code ParameterValueInvalid}, which message attributes get. */
  public static ApiException value(String message) {
    return ApiException.badRequest("ParameterValueInvalid", message);
  }

  /** {@code NotFound}, status 404. */
  public static ApiException notFound(String what) {
    return new ApiException("NotFound", what + " does not exist", 404);
  }
}
