package dev.fairway.infra.image;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the app makes of an image and what it refuses.
 *
 * @param widths pixels, ascending
 * @param formats out of webp, jpeg, avif
 * @param maxSize of the object, such as 50MB
 * @param maxPixels of all frames together
 */
public record RenditionConfig(
    List<Integer> widths, List<String> formats, String maxSize, long maxPixels) {

  private static final Set<String> FORMATS = Set.of("webp", "jpeg", "avif");

  /** The largest side that WebP can store. */
  private static final int LARGEST_SIDE = 16383;

  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}(KB|MB)");

  public RenditionConfig {
    boolean ascending =
        !widths.isEmpty()
            && widths.equals(widths.stream().distinct().sorted().toList())
            && widths.getFirst() >= 16
            && widths.getLast() <= LARGEST_SIDE;
    if (!ascending) {
      throw new ConfigException(
          "image-processor.rendition.widths is %s; it must be ascending widths from 16 to %d."
              .formatted(widths, LARGEST_SIDE));
    }
    if (formats.isEmpty()
        || !FORMATS.containsAll(formats)
        || new HashSet<>(formats).size() != formats.size()) {
      throw new ConfigException(
          "image-processor.rendition.formats is %s; it must be one or more of webp, jpeg, avif."
              .formatted(formats));
    }
    if (!SIZE.matcher(maxSize).matches()) {
      throw new ConfigException(
          "image-processor.image.max-size is \"%s\"; it must be a size such as 50MB."
              .formatted(maxSize));
    }
  }

  public static RenditionConfig from(Settings settings) {
    return new RenditionConfig(
        settings.list("image-processor.rendition.widths").stream()
            .map(RenditionConfig::width)
            .toList(),
        settings.list("image-processor.rendition.formats"),
        settings.text("image-processor.image.max-size"),
        settings.number("image-processor.image.max-pixels", 1, 10_000_000_000L));
  }

  public String widthsJoined() {
    return String.join(",", widths.stream().map(String::valueOf).toList());
  }

  private static int width(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      ConfigException wrong =
          new ConfigException(
              "image-processor.rendition.widths has \"%s\"; it must be whole numbers."
                  .formatted(text));
      wrong.initCause(e);
      throw wrong;
    }
  }
}
