package dev.fairway.sandbox.template.resources;

/** A property that is missing or can't be understood. */
public final class InvalidProperty extends RuntimeException {

  private final String property;

  InvalidProperty(String property, String reason) {
    super(reason);
    this.property = property;
  }

  /** The path inside the resource's Properties. */
  public String property() {
    return property;
  }
}
