package dev.fairway.worker.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class SigningSecretTest {

  /** The example that the reference libraries of the Standard Webhooks specification share. */
  @Test
  void signsAsTheSpecificationHasIt() {
    var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isLongRandomAndKeptOutOfLogs() {
    SigningSecret one = SigningSecret.random(new SecureRandom());
    SigningSecret other = SigningSecret.random(new SecureRandom());
    assertThat(one).isNotEqualTo(other);
    assertThat(one.text()).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(one.text().substring(6))).hasSize(32);
    assertThat(one.toString()).isEqualTo("whsec_…");
  }

  @Test
  void signsWithTheOneBeforeUntilItsTimeIsOver() {
    var first = new SigningSecret("whsec_Zmlyc3Q=");
    var second = new SigningSecret("whsec_c2Vjb25k");
    Instant end = Instant.parse("2026-11-23T00:00:00Z");
    Secrets secrets = Secrets.of(first).rotated(second, end);
    assertThat(secrets.at(end.minusSeconds(1))).containsExactly(second, first);
    assertThat(secrets.at(end)).containsExactly(second);
  }
}
