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
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final String KEY = "probe ü";

  /**
   * What was found out.
   *
   * @param failure why events don't come; empty where they do
   * @param encodedKeys whether they name objects percent-encoded, as LocalStack's do and AWS's
   *     don't
   */
  record Finding(Optional<String> failure, boolean encodedKeys) {

    static Finding failed(String why) {
      return new Finding(Optional.of(why), false);
    }
  }

  Finding find() {
    String bucket = "fairway-probe-" + UUID.randomUUID();
    try {
      queue.make();
      s3.createBucket(create -> create.bucket(bucket));
      try {
        return keyHeardFrom(bucket)
            .map(key -> new Finding(Optional.empty(), !key.equals(KEY)))
            .orElseGet(() -> Finding.failed("no event came within " + PATIENCE.toSeconds() + " s"));
      } finally {
        s3.deleteObject(delete -> delete.bucket(bucket).key(KEY));
        s3.deleteBucket(delete -> delete.bucket(bucket));
      }
    } catch (SdkException | ApiException e) {
      log.debug("The endpoint has no events", e);
      return Finding.failed(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> keyHeardFrom(String bucket) {
    s3.putBucketNotificationConfiguration(
        put ->
            put.bucket(bucket)
                .notificationConfiguration(to -> to.eventBridgeConfiguration(all -> {})));
    s3.putObject(put -> put.bucket(bucket).key(KEY), RequestBody.fromString("probe"));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (EventQueue.Received event : queue.receive(POLL)) {
        // What an earlier sandbox left is for the bridge.
        if (detail(event, "bucket", "name").equals(bucket)) {
          queue.remove(event);
          return Optional.of(detail(event, "object", "key"));
        }
      }
    }
    return Optional.empty();
  }

  private static String detail(EventQueue.Received event, String part, String name) {
    return event.envelope().path("detail").path(part).path(name).asString("");
  }
}
