package dev.fairway.sandbox.api;

/**
 * An error as AWS reports it: a code of the API reference, a message for a person, an HTTP status.
 */
public final class ApiException extends RuntimeException {

  private final String code;
  private final int status;

  public ApiException(String code, String message, int status) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** The caller's mistake, status 400. */
  public static ApiException badRequest(String code, String message) {
    return new ApiException(code, message, 400);
  }

  public String code() {
    return code;
  }

  /** HTTP status: 4xx for the caller's mistake, 5xx for the service's. */
  public int status() {
    return status;
  }

  /** What EventBridge retries: a failure of the service, or a throttled call. */
  public boolean retryable() {
    return status >= 500 || status == 429 || code.startsWith("Throttling");
  }
}
