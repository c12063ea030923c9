package dev.fairway.sandbox.logs;

import dev.fairway.sandbox.api.ApiException;

/** The errors of the CloudWatch Logs API reference. */
final class LogErrors {

  private LogErrors() {}

  static ApiException noGroup() {
    return ApiException.badRequest(
        "ResourceNotFoundException", "The specified log group does not exist.");
  }

  static ApiException noStream() {
    return ApiException.badRequest(
        "ResourceNotFoundException", "The specified log stream does not exist.");
  }

  static ApiException groupExists() {
    return ApiException.badRequest(
        "ResourceAlreadyExistsException", "The specified log group already exists");
  }

  static ApiException streamExists() {
    return ApiException.badRequest(
        "ResourceAlreadyExistsException", "The specified log stream already exists");
  }

  static ApiException invalid(String message) {
    return ApiException.badRequest("InvalidParameterException", message);
  }
}
