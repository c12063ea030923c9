package dev.fairway.sandbox.notifications.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Signs what SNS sends ("Verifying the signatures of Amazon SNS messages"): version 1 with SHA-1,
 * version 2 with SHA-256. The key is made at its first use.
 */
public final class Signer {

  private static final int KEY_BITS = 2_048;
  private static final List<String> NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private record Identity(PrivateKey key, String certificate) {}

  private @Nullable Identity identity;

  /** The certificate that proves the signatures, as PEM. */
  public String certificate() {
    return identity().certificate();
  }

  /**
   * @param version {@code 1} or {@code 2}
   * @return the signature in Base64
   */
  String sign(JsonNode document, String version) {
    String algorithm = version.equals("2") ? "SHA256withRSA" : "SHA1withRSA";
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(identity().key());
      signature.update(toSign(document).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + algorithm + ".", e);
    }
  }

  /**
   * Each key with its value on a line of its own; a notification without a subject leaves it out.
   */
  static String toSign(JsonNode document) {
    boolean notification = document.path("Type").asString("").equals("Notification");
    StringBuilder text = new StringBuilder();
    for (String key : notification ? NOTIFICATION : CONFIRMATION) {
      if (document.has(key)) {
        text.append(key).append('\n').append(document.path(key).asString("")).append('\n');
      }
    }
    return text.toString();
  }

  private synchronized Identity identity() {
    Identity known = identity;
    if (known == null) {
      known = create();
      identity = known;
    }
    return known;
  }

  private static Identity create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair keys = generator.generateKeyPair();
      BigInteger serial = BigInteger.valueOf(UUID.randomUUID().getMostSignificantBits()).abs();
      return new Identity(keys.getPrivate(), Certificate.pem(keys, serial));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has RSA.", e);
    }
  }
}
