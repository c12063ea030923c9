package dev.fairway.sandbox.storage;

/**
 * The answer to a request about a bucket's setting.
 *
 * @param status of HTTP
 * @param body XML or JSON, as {@code contentType} says
 */
public record SettingReply(int status, String contentType, String body) {

  static SettingReply error(int status, String code, String message) {
    return new SettingReply(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
