package dev.fairway.images.engine;

import java.util.List;

/** Width and height in pixels. */
record Size(int width, int height) {

  Size turned() {
    return new Size(height, width);
  }

  boolean fitsInto(int limit) {
    return width <= limit && height <= limit;
  }

  /**
   * The sizes of the renditions of an image of this size, from the widest to the smallest: never
   * larger than the image, no width twice, and no side beyond what WebP can hold.
   */
  List<Size> renditions(RenditionPlan plan) {
    return plan.widths().stream().map(this::narrowedTo).distinct().toList();
  }

  private Size narrowedTo(int widest) {
    double scale = Math.min(1, (double) widest / width);
    scale = Math.min(scale, (double) RenditionPlan.MAX_SIDE / height);
    return new Size(
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(height * scale)));
  }
}
