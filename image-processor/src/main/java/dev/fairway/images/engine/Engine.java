package dev.fairway.images.engine;

import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.vips.LibvipsSearch;
import org.slf4j.LoggerFactory;

/** What decodes, scales and encodes pixels. */
public sealed interface Engine permits LibvipsEngine, JavaEngine {

  /** Name and version, as the record of an image shows them. */
  String name();

  /** Whether images of this type can be decoded, as far as is known before trying. */
  boolean reads(ImageType type);

  boolean writes(RenditionFormat format);

  /** An upper estimate of the memory that decoding to this size takes, in bytes. */
  long memoryToDecode(Picture picture, Size size);

  /**
   * Decodes a picture straight to a size, upright and in sRGB.
   *
   * @throws Refusal if the file is broken or its variant can't be decoded
   */
  Canvas decode(Picture picture, Size size, TimeLimit limit);

  /** libvips where it is and can be used, else the Java one. */
  static Engine find() {
    return LibvipsSearch.find()
        .<Engine>map(LibvipsEngine::new)
        .orElseGet(
            () -> {
              LoggerFactory.getLogger(Engine.class)
                  .info("No usable libvips was found; images are processed in Java.");
              return java();
            });
  }

  /**
   * libvips, or nothing else.
   *
   * @throws IllegalStateException if none can be used
   */
  static Engine libvips() {
    return LibvipsSearch.find()
        .map(LibvipsEngine::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No usable libvips was found: install libvips42, or point VIPS_LIBRARY at"
                        + " the library's file."));
  }

  /** The engine that needs nothing but the JVM. */
  static Engine java() {
    return new JavaEngine();
  }
}
