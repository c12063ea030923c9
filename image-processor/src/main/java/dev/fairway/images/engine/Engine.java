package dev.fairway.images.engine;

/** What decodes, scales and encodes pixels. */
public sealed interface Engine permits JavaEngine {

  /** Name and version, as the record of an image shows them. */
  String name();

  /** The engine that needs nothing but the JVM. */
  static Engine java() {
    return new JavaEngine();
  }

  /** libvips where it is and can be used, else the Java one. */
  static Engine find() {
    return java();
  }
}
