package dev.fairway.worker.webhook.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a subscription's signatures, as the Standard Webhooks specification writes it: {@code
 * whsec_} and base64.
 */
public record SigningSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  public static SigningSecret random(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /** The signature of one attempt, {@code v1,} and base64 of HMAC-SHA256. */
  public String sign(String webhookId, Instant timestamp, String body) {
    String signed = webhookId + "." + timestamp.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JVM has HmacSHA256.", e);
    }
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
