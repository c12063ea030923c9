package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.Locale;

/**
 * Why a target did not take an event.
 *
 * @param code an error code of a dead letter ("Using dead-letter queues to process undelivered
 *     events in EventBridge")
 * @param retryable whether EventBridge tries again
 */
public record DeliveryFailure(String code, String message, boolean retryable) {

  static DeliveryFailure of(ApiException error) {
    return new DeliveryFailure(
        code(error), error.code() + ": " + error.getMessage(), error.retryable());
  }

  private static String code(ApiException error) {
    String code = error.code().toLowerCase(Locale.ROOT);
    if (code.contains("throttl") || error.status() == 429) {
      return "THROTTLING";
    }
    if (error.retryable()) {
      return "ERROR_FROM_TARGET";
    }
    if (code.contains("accessdenied")
        || code.contains("notauthorized")
        || code.contains("authorizationerror")) {
      return "NO_PERMISSIONS";
    }
    if (code.contains("notfound")
        || code.contains("nonexistent")
        || code.contains("doesnotexist")) {
      return "NO_RESOURCE";
    }
    if (code.contains("limit")) {
      return "RESOURCE_LIMIT_EXCEEDED";
    }
    return code.contains("invalid") || code.contains("validation") || code.contains("client")
        ? "INVALID_PARAMETER"
        : "ERROR_FROM_TARGET";
  }
}
