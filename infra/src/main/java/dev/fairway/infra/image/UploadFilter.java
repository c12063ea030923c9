package dev.fairway.infra.image;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which uploads start a task.
 *
 * @param prefix of the key, may be empty
 * @param suffixes of the key, none for any
 * @param minBytes smallest object
 * @param maxBytes largest object, {@link Long#MAX_VALUE} for no limit
 */
public record UploadFilter(String prefix, List<String> suffixes, long minBytes, long maxBytes) {

  /** The largest number that an EventBridge pattern compares (EventBridge User Guide). */
  private static final long LARGEST_COMPARABLE = 5_000_000_000L;

  public UploadFilter {
    if (minBytes > maxBytes) {
      throw new ConfigException(
          "image-processor.upload.min-bytes is %d, over max-bytes, which is %d: nothing would match."
              .formatted(minBytes, maxBytes));
    }
  }

  static UploadFilter from(Settings settings) {
    String upload = "image-processor.upload.";
    return new UploadFilter(
        settings.text(upload + "prefix"),
        settings.list(upload + "suffixes"),
        settings.number(upload + "min-bytes", 0, LARGEST_COMPARABLE),
        settings.text(upload + "max-bytes").isEmpty()
            ? Long.MAX_VALUE
            : settings.number(upload + "max-bytes", 0, LARGEST_COMPARABLE));
  }

  /** The EventBridge pattern of an object's creation in the bucket, or of its redrive. */
  Map<String, Object> pattern(String bucketName) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", keys());
    object.put("size", sizes());
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("bucket", Map.of("name", List.of(bucketName)));
    detail.put("object", object);
    Map<String, Object> pattern = new LinkedHashMap<>();
    pattern.put("source", List.of("aws.s3", UploadIntake.REDRIVE_SOURCE));
    pattern.put("detail-type", List.of("Object Created"));
    pattern.put("detail", detail);
    return pattern;
  }

  /** A prefix and a suffix in one list would match either of them, so both go into a wildcard. */
  private List<Object> keys() {
    if (suffixes.isEmpty()) {
      return List.of(Map.of("prefix", prefix));
    }
    return suffixes.stream()
        .<Object>map(suffix -> Map.of("wildcard", literal(prefix) + "*" + literal(suffix)))
        .toList();
  }

  /**
   * A comparison would pass over an object above the largest number, so no limit is no comparison.
   */
  private List<Object> sizes() {
    if (minBytes == 0 && maxBytes == Long.MAX_VALUE) {
      return List.of(Map.of("exists", true));
    }
    List<Object> limits = new ArrayList<>(List.of(">=", minBytes));
    if (maxBytes != Long.MAX_VALUE) {
      limits.addAll(List.of("<=", maxBytes));
    }
    return List.of(Map.of("numeric", limits));
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("*", "\\*");
  }
}
