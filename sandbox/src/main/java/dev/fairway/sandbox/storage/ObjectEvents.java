package dev.fairway.sandbox.storage;

import tools.jackson.databind.node.ObjectNode;

/** Takes what S3 tells EventBridge about its objects. */
@FunctionalInterface
public interface ObjectEvents {

  /** For a region without EventBridge. */
  ObjectEvents NONE = entry -> {};

  /**
   * Takes one event, in the order in which the writes of a key were made; it returns soon, for the
   * writer waits.
   *
   * @param entry an entry as EventBridge's PutEvents takes it: {@code Time} (epoch seconds), {@code
   *     Source}, {@code DetailType}, {@code Detail} (JSON text), {@code Resources}
   */
  void published(ObjectNode entry);
}
