package dev.fairway.images.engine;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which renditions an image gets: every width in every format.
 *
 * @param widths in pixels, 1 to 16,383 (WebP's limit); kept from the widest to the smallest
 * @param formats a format that the engine can't write is left out of the result
 * @param keepGps whether the facts may carry the position that the camera wrote
 */
public record RenditionPlan(List<Integer> widths, List<RenditionFormat> formats, boolean keepGps) {

  static final int MAX_SIDE = 16_383;

  public RenditionPlan {
    if (widths.isEmpty()) {
      throw new IllegalArgumentException(
          "No rendition width is configured; give at least one, for example 320.");
    }
    if (formats.isEmpty()) {
      throw new IllegalArgumentException(
          "No rendition format is configured; give at least one of webp, jpeg, avif.");
    }
    for (int width : widths) {
      if (width < 1 || width > MAX_SIDE) {
        throw new IllegalArgumentException(
            "A rendition width must be between 1 and " + MAX_SIDE + ", but is " + width + ".");
      }
    }
    widths = widths.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    formats = List.copyOf(new LinkedHashSet<>(formats));
  }

  /** 2048, 1024 and 320 pixels wide, as WebP and JPEG, without the position. */
  public static RenditionPlan defaults() {
    return new RenditionPlan(
        List.of(320, 1024, 2048), List.of(RenditionFormat.WEBP, RenditionFormat.JPEG), false);
  }
}
