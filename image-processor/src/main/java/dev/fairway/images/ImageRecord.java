package dev.fairway.images;

import dev.fairway.images.engine.Processed;
import dev.fairway.images.engine.Processing;
import dev.fairway.images.engine.Rejected;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one upload.
 *
 * @param bytes of the original
 * @param took the time from the start of the work to the result
 * @param engine that worked on it, or would have
 * @param taskArn null outside ECS
 * @param expiresAt null where the record stays
 */
record ImageRecord(
    ObjectEvent event,
    Processing result,
    long bytes,
    Instant processedAt,
    Duration took,
    String engine,
    @Nullable String taskArn,
    @Nullable Instant expiresAt) {

  String status() {
    return switch (result) {
      case Processed processed -> "PROCESSED";
      case Rejected rejected -> "REJECTED";
    };
  }
}
