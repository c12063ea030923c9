package dev.fairway.infra.ingress;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who may come in, and how.
 *
 * @param allowedCidrs that reach the load balancer, none for nobody
 * @param adminCidrs that reach the admin paths besides, none for nobody
 * @param certificateArn of the ACM certificate, empty for plain HTTP
 * @param idleTimeout after which a silent connection is closed
 */
public record IngressConfig(
    List<String> allowedCidrs,
    List<String> adminCidrs,
    String certificateArn,
    Duration idleTimeout) {

  private static final Pattern CERTIFICATE =
      Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[\\w-]+");

  public IngressConfig {
    if (!certificateArn.isEmpty() && !CERTIFICATE.matcher(certificateArn).matches()) {
      throw new ConfigException(
          ("ingress.certificate-arn is \"%s\"; it must be the ARN of an ACM certificate, such as"
                  + " arn:aws:acm:eu-central-1:123456789012:certificate/..., or empty.")
              .formatted(certificateArn));
    }
  }

  public static IngressConfig from(Settings settings) {
    return new IngressConfig(
        settings.cidrs("ingress.allowed-cidrs"),
        settings.cidrs("ingress.admin-cidrs"),
        settings.text("ingress.certificate-arn"),
        Duration.ofSeconds(settings.number("ingress.idle-timeout-seconds", 1, 4000)));
  }

  boolean encrypted() {
    return !certificateArn.isEmpty();
  }
}
