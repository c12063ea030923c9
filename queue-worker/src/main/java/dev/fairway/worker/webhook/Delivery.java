package dev.fairway.worker.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One event for one subscription.
 *
 * @param subscription its id
 */
public record Delivery(String subscription, Event event) {

  /** The type of the jobs that deliver. */
  public static final String TYPE = "webhook.delivery";

  private static final int LONGEST_JOB_ID = 128;

  public Delivery {
    if (subscription == null || event == null) {
      throw new IllegalArgumentException("a delivery needs \"subscription\" and \"event\"");
    }
  }

  /** The id of the job, the same for the same two; an event id that is too long is hashed. */
  public String jobId() {
    String id = event.id() + ":" + subscription;
    return id.length() <= LONGEST_JOB_ID ? id : "sha256-" + hash(event.id()) + ":" + subscription;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    }
  }
}
