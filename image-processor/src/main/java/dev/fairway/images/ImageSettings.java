package dev.fairway.images;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.images.engine.ImageLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an upload may cost; each is a variable of the same name (IMAGE_MAX_BYTES and so on).
 *
 * @param maxBytes of the file
 * @param maxPixels width times height
 * @param maxDimension either side in pixels
 * @param maxFrames of an animation
 * @param maxDecodeBytes memory for decoding
 * @param keepRejected how long the record of a refused upload stays
 */
@ConfigurationProperties("image")
record ImageSettings(
    @DefaultValue("50MB") DataSize maxBytes,
    @DefaultValue("100000000") long maxPixels,
    @DefaultValue("32767") int maxDimension,
    @DefaultValue("1000") int maxFrames,
    @DefaultValue("512MB") DataSize maxDecodeBytes,
    @DefaultValue("P30D") Duration keepRejected) {

  ImageLimits limits() {
    try {
      return new ImageLimits(
          maxBytes.toBytes(), maxPixels, maxDimension, maxFrames, maxDecodeBytes.toBytes());
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException("In IMAGE_MAX_...: " + e.getMessage(), e);
    }
  }
}
