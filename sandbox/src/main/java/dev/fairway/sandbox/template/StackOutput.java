package dev.fairway.sandbox.template;

import java.util.Optional;

/**
 * An output of a stack.
 *
 * @param export the name under which other stacks import the value
 */
record StackOutput(
    String name, String value, Optional<String> description, Optional<String> export) {

  /** Whether CDK made it, to carry a value to another stack. */
  boolean forStacksOnly() {
    return name.startsWith("ExportsOutput");
  }
}
