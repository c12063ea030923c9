package dev.fairway.sandbox.iam.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One action on one resource, with what is known of its circumstances.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN, or {@code *} where the action knows no resource
 * @param keys the condition keys that are present, names in lower case
 */
public record PolicyRequest(String action, String resource, Map<String, List<String>> keys) {

  /** Names of condition keys are compared in lower case, whatever case they come in. */
  public PolicyRequest {
    Map<String, List<String>> lower = new HashMap<>();
    keys.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    keys = Map.copyOf(lower);
  }

  /** The values of a condition key, empty where the request has no such key. */
  List<String> values(String key) {
    return keys.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }

  Optional<String> value(String key) {
    return values(key).stream().findFirst();
  }
}
