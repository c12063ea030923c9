package dev.fairway.sandbox.template;

import java.util.List;

/**
 * A resource of a stack as it stands.
 *
 * @param physicalId what {@code Ref} gives
 * @param simulated false where the sandbox only accepts the type
 * @param ignored paths of properties that are accepted and have no effect here
 */
public record StackResource(
    String logicalId, String type, String physicalId, boolean simulated, List<String> ignored) {

  public StackResource {
    ignored = List.copyOf(ignored);
  }

  String line() {
    String rest = ignored.isEmpty() ? "" : "  (ignored: " + String.join(", ", ignored) + ")";
    return type + " " + logicalId + rest + "\n";
  }
}
