package dev.fairway.images.engine;

import dev.fairway.images.engine.header.ImageBytes;
import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.Orientation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image file whose header was read and found within the limits. */
record Picture(Path file, ImageBytes bytes, ImageHeader header, Orientation orientation) {

  Size upright() {
    Size stored = new Size(header.width(), header.height());
    return orientation.isSideways() ? stored.turned() : stored;
  }

  /** The size to decode to, so that it has this size once it is upright. */
  Size storedSizeOf(Size upright) {
    return orientation.isSideways() ? upright.turned() : upright;
  }

  Refusal broken(@Nullable String clause) {
    return Refusal.broken(header.type(), clause);
  }
}
