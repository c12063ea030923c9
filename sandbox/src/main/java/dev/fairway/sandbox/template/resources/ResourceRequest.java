package dev.fairway.sandbox.template.resources;

/**
 * A resource that a stack wants.
 *
 * @param type such as {@code AWS::SQS::Queue}
 */
public record ResourceRequest(String stack, String logicalId, String type, Properties properties) {

  /** The name that the template gives, or the one that CloudFormation would generate. */
  String name(String property, int longest) {
    return properties.text(property).orElseGet(() -> generatedName(longest));
  }

  String generatedName(int longest) {
    return PhysicalName.of(stack, logicalId, longest);
  }
}
