package dev.fairway.images;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.images.engine.RenditionFormat;
import dev.fairway.images.engine.RenditionPlan;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which renditions are made.
 *
 * @param widths in pixels (RENDITION_WIDTHS)
 * @param formats webp, jpeg, avif (RENDITION_FORMATS)
 * @param keepGps whether the record keeps the camera's position (RENDITION_KEEP_GPS)
 */
@ConfigurationProperties("rendition")
record RenditionSettings(
    @DefaultValue({"320", "1024", "2048"}) List<Integer> widths,
    @DefaultValue({"webp", "jpeg"}) List<RenditionFormat> formats,
    @DefaultValue("false") boolean keepGps) {

  RenditionPlan plan() {
    try {
      return new RenditionPlan(widths, formats, keepGps);
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException("In RENDITION_...: " + e.getMessage(), e);
    }
  }
}
