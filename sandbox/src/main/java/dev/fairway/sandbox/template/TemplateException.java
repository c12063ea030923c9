package dev.fairway.sandbox.template;

/**
 * A template that can't be read or stood up; the message says where, why and what would be right.
 */
public final class TemplateException extends RuntimeException {

  TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
