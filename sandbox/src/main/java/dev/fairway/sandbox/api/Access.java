package dev.fairway.sandbox.api;

import java.util.List;
import java.util.Map;

/**
 * What a call needs a permission for.
 *
 * @param action as policies name it, such as {@code s3:GetObject}
 * @param resourceArn the one resource that the call touches, {@code *} where the action knows none
 * @param keys the condition keys that the request itself sets, such as {@code s3:prefix}
 */
public record Access(String action, String resourceArn, Map<String, List<String>> keys) {

  public Access(String action, String resourceArn) {
    this(action, resourceArn, Map.of());
  }
}
