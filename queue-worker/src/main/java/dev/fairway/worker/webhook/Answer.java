package dev.fairway.worker.webhook;

import org.jspecify.annotations.Nullable;

/** What came of sending a webhook. */
sealed interface Answer {

  /**
   * The receiver answered, whole or longer than we read.
   *
   * @param retryAfter the header as it came; null without one
   */
  record Status(int code, @Nullable String retryAfter) implements Answer {}

  /** There was no whole answer within the time. */
  record Late(String reason) implements Answer {}

  /** The host has no address, or the connection failed or broke off. */
  record Unreachable(String reason) implements Answer {}

  /** Nothing was sent, because the target is out of bounds. */
  record Forbidden(String reason) implements Answer {}
}
