package dev.fairway.images.engine;

/** Decodes and encodes with ImageIO and its plug-ins. */
final class JavaEngine implements Engine {
  @Override
  public String name() {
    return "java " + Runtime.version().feature() + " imageio";
  }
}
