package dev.fairway.sandbox.template.resources;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource that stands.
 *
 * @param ref what {@code Ref} gives
 * @param simulated false where the sandbox only accepts the resource
 * @param notes what of the resource has no effect here, beside properties that nobody read
 */
public record Provisioned(
    String ref, Map<String, String> attributes, boolean simulated, List<String> notes) {

  public Provisioned {
    attributes = Map.copyOf(attributes);
    notes = List.copyOf(notes);
  }

  /** One that the sandbox plays. */
  static Provisioned simulated(String ref, Map<String, String> attributes) {
    return new Provisioned(ref, attributes, true, List.of());
  }

  static Provisioned accepted(String ref, Map<String, String> attributes) {
    return new Provisioned(ref, attributes, false, List.of());
  }

  Provisioned with(String attribute, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(attribute, value);
    return new Provisioned(ref, more, simulated, notes);
  }

  /** What {@code Fn::GetAtt} gives. */
  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
