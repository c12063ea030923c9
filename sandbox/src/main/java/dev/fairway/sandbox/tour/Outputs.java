package dev.fairway.sandbox.tour;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Reads the stack outputs that the demo needs. */
final class Outputs {

  private Outputs() {}

  static String text(Map<String, String> outputs, String name) {
    return Optional.ofNullable(outputs.get(name))
        .orElseThrow(() -> new IllegalStateException("No stack has an output named " + name + "."));
  }

  static URI uri(Map<String, String> outputs, String name) {
    return URI.create(text(outputs, name));
  }
}
