package dev.fairway.images;

import dev.fairway.images.engine.Processing;
import dev.fairway.images.engine.Reason;
import dev.fairway.images.engine.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down results with who made them and when. */
final class Recorder {

  private final Clock clock;
  private final String engine;
  private final @Nullable String taskArn;
  private final Duration keepRejected;
  private Instant begun;

  Recorder(Clock clock, String engine, @Nullable String taskArn, Duration keepRejected) {
    this.clock = clock;
    this.engine = engine;
    this.taskArn = taskArn;
    this.keepRejected = keepRejected;
    this.begun = clock.instant();
  }

  /** Notes the start of the work on an upload. */
  void begin() {
    begun = clock.instant();
  }

  ImageRecord record(ObjectEvent event, Processing result, long bytes) {
    Instant now = clock.instant();
    Instant expiresAt = result instanceof Rejected ? now.plus(keepRejected) : null;
    Duration took = Duration.between(begun, now);
    return new ImageRecord(event, result, bytes, now, took, engine, taskArn, expiresAt);
  }

  ImageRecord refuse(ObjectEvent event, long bytes, long maxBytes) {
    String message =
        String.format(
            Locale.ROOT,
            "The file has %,d bytes, and at most %,d are allowed: upload a smaller one.",
            bytes,
            maxBytes);
    return record(event, new Rejected(Reason.TOO_LARGE, message), bytes);
  }
}
