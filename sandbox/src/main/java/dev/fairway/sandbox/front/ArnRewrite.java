package dev.fairway.sandbox.front;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Puts the region's name into the ARNs of an emulator that has a name of its own for it.
 *
 * <p>Operations on items are left alone, so that no item ever changes on its way.
 */
record ArnRewrite(String emulatorPrefix, String regionPrefix) {

  private static final Set<String> ITEM_OPERATIONS =
      Set.of(
          "PutItem",
          "GetItem",
          "UpdateItem",
          "DeleteItem",
          "Query",
          "Scan",
          "BatchGetItem",
          "BatchWriteItem",
          "TransactGetItems",
          "TransactWriteItems",
          "ExecuteStatement",
          "ExecuteTransaction",
          "BatchExecuteStatement",
          "GetRecords");

  /** For an emulator whose ARNs are right. */
  static final ArnRewrite NONE = new ArnRewrite("", "");

  /**
   * @param target the header {@code X-Amz-Target}
   */
  boolean concerns(String target) {
    return !emulatorPrefix.isEmpty()
        && !ITEM_OPERATIONS.contains(target.substring(target.lastIndexOf('.') + 1));
  }

  byte[] toEmulator(byte[] body) {
    return replaced(body, regionPrefix, emulatorPrefix);
  }

  byte[] fromEmulator(byte[] body) {
    return replaced(body, emulatorPrefix, regionPrefix);
  }

  private static byte[] replaced(byte[] body, String from, String to) {
    return new String(body, StandardCharsets.UTF_8)
        .replace(from, to)
        .getBytes(StandardCharsets.UTF_8);
  }
}
