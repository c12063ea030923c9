package dev.fairway.images.engine;

import dev.fairway.images.engine.look.Pixels;
import java.io.IOException;
import java.nio.file.Path;

/** An upright picture in sRGB, in an engine's memory. */
interface Canvas extends AutoCloseable {

  Size size();

  /** A smaller copy. */
  Canvas shrinkTo(Size size);

  Pixels pixels();

  /**
   * Writes the picture without any metadata; transparency turns white where the format has none.
   */
  Rendition save(RenditionFormat format, Path file) throws IOException;

  @Override
  void close();
}
