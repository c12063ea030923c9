package dev.fairway.sandbox.notifications.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** A certificate that its own key signed (RFC 5280, version 1), for this run of the region only. */
final class Certificate {

  private static final String SHA256_WITH_RSA = "2A864886F70D01010B";
  private static final String COMMON_NAME = "550403";

  /** The name that AWS's certificates for SNS bear. */
  private static final String SUBJECT = "sns.amazonaws.com";

  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2049-12-31T00:00:00Z");

  private Certificate() {}

  /** The certificate of a key pair as PEM. */
  static String pem(KeyPair keys, BigInteger serial) throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.identifier(SHA256_WITH_RSA), Der.none());
    byte[] name =
        Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(SUBJECT))));
    byte[] toSign =
        Der.sequence(
            Der.integer(serial),
            algorithm,
            name,
            Der.sequence(Der.time(BEGIN), Der.time(END)),
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(toSign);
    byte[] certificate = Der.sequence(toSign, algorithm, Der.bits(signature.sign()));
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }
}
