package dev.fairway.worker.webhook;

import dev.fairway.worker.webhook.subscription.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One attempt as it goes over the wire, by the Standard Webhooks specification.
 *
 * @param id the same for each attempt, so that a receiver can tell a repetition
 * @param timestamp of this attempt
 * @param body JSON
 * @param signature one for each secret that signs, separated by spaces
 */
record WebhookMessage(String id, Instant timestamp, String body, String signature) {

  static WebhookMessage signed(
      String id, Instant timestamp, String body, List<SigningSecret> secrets) {
    String signature =
        secrets.stream()
            .map(secret -> secret.sign(id, timestamp, body))
            .collect(Collectors.joining(" "));
    return new WebhookMessage(id, timestamp, body, signature);
  }

  /**
   * The webhook id of a job. The specification wants no full stop in it, for that separates what is
   * signed; {@code ~} is in no job id.
   */
  static String idOf(String jobId) {
    return jobId.replace('.', '~');
  }
}
