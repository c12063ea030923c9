package dev.fairway.sandbox.endpoint;

import dev.fairway.sandbox.api.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts an object into a bucket of its own and waits for the event. */
record EventProbe(S3Client s3, EventQueue queue) {

  private static final Logger log = LoggerFactory.getLogger(EventProbe.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofSeconds(2);

  /** Why events don't come; empty where they do. */
  Optional<String> whatFails() {
    String bucket = "fairway-probe-" + UUID.randomUUID();
    try {
      queue.make();
      s3.createBucket(create -> create.bucket(bucket));
      try {
        return isHeardOf(bucket)
            ? Optional.empty()
            : Optional.of("no event came within " + PATIENCE.toSeconds() + " s");
      } finally {
        s3.deleteObject(delete -> delete.bucket(bucket).key("probe"));
        s3.deleteBucket(delete -> delete.bucket(bucket));
      }
    } catch (SdkException | ApiException e) {
      log.debug("The endpoint has no events", e);
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean isHeardOf(String bucket) {
    s3.putBucketNotificationConfiguration(
        put ->
            put.bucket(bucket)
                .notificationConfiguration(to -> to.eventBridgeConfiguration(all -> {})));
    s3.putObject(put -> put.bucket(bucket).key("probe"), RequestBody.fromString("probe"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (EventQueue.Received event : queue.receive(POLL)) {
        // What an earlier sandbox left is for the bridge.
        if (isFrom(bucket, event)) {
          queue.remove(event);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFrom(String bucket, EventQueue.Received event) {
    return event.envelope().path("detail").path("bucket").path("name").asString("").equals(bucket);
  }
}
