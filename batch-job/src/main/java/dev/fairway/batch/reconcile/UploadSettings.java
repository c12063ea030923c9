package dev.fairway.batch.reconcile;

import dev.fairway.common.failure.BadConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which objects must have a record: those that the rule of the image-processor takes.
 *
 * @param bucket of the uploads, blank: nothing is reconciled (UPLOADS_BUCKET)
 * @param prefix of their keys (UPLOADS_PREFIX)
 * @param suffixes of their keys, none for any (UPLOADS_SUFFIXES)
 * @param minBytes the smallest (UPLOADS_MIN_BYTES)
 * @param maxBytes the largest, none for any (UPLOADS_MAX_BYTES)
 */
@ConfigurationProperties("uploads")
public record UploadSettings(
    @DefaultValue("") String bucket,
    @DefaultValue("") String prefix,
    @DefaultValue List<String> suffixes,
    @DefaultValue("0") long minBytes,
    @Nullable Long maxBytes) {

  public UploadSettings {
    suffixes = suffixes.stream().filter(suffix -> !suffix.isBlank()).toList();
    if (maxBytes != null && maxBytes < minBytes) {
      throw new BadConfigurationException(
          "UPLOADS_MAX_BYTES is %d, below UPLOADS_MIN_BYTES, which is %d: nothing would match."
              .formatted(maxBytes, minBytes));
    }
  }

  boolean takes(String key, long bytes) {
    return bytes >= minBytes
        && (maxBytes == null || bytes <= maxBytes)
        && key.startsWith(prefix)
        && (suffixes.isEmpty() || suffixes.stream().anyMatch(suffix -> endsWith(key, suffix)));
  }

  /** The prefix and the suffix may not share letters, as in the wildcard of the rule. */
  private boolean endsWith(String key, String suffix) {
    return key.length() >= prefix.length() + suffix.length() && key.endsWith(suffix);
  }
}
