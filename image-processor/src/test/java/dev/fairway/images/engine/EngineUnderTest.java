package dev.fairway.images.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.images.engine.vips.Libvips;
import dev.fairway.images.engine.vips.LibvipsSearch;
import java.util.Optional;

/** Both engines; the tests of libvips are skipped, and say so, where there is none. */
enum EngineUnderTest {
  LIBVIPS,
  JAVA;

  private static final Optional<Libvips> FOUND = LibvipsSearch.find();

  Engine engine() {
    return switch (this) {
      case JAVA -> Engine.java();
      case LIBVIPS -> {
        assumeTrue(
            FOUND.isPresent(),
            "SKIPPED: no usable libvips; run npm install --no-package-lock --prefix"
                + " image-processor/native");
        yield new LibvipsEngine(FOUND.orElseThrow());
      }
    };
  }
}
