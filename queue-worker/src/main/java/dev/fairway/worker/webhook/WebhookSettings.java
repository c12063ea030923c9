package dev.fairway.worker.webhook;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How webhooks are delivered.
 *
 * @param timeout for a whole delivery, from resolving the host to the answer's last byte
 *     (WEBHOOK_TIMEOUT)
 * @param maxResponse how much of an answer's body is read (WEBHOOK_MAX_RESPONSE)
 * @param allowedNetworks CIDR blocks that may be reached although they are not public, by http too
 *     (WEBHOOK_ALLOWED_NETWORKS)
 */
@ConfigurationProperties("webhook")
record WebhookSettings(
    @DefaultValue("PT10S") Duration timeout,
    @DefaultValue("64KB") DataSize maxResponse,
    @DefaultValue List<String> allowedNetworks) {

  WebhookSettings {
    if (timeout.compareTo(Duration.ofMillis(100)) < 0) {
      throw new BadConfigurationException(
          "WEBHOOK_TIMEOUT is " + timeout + ": a delivery needs PT0.1S or more.");
    }
    if (maxResponse.isNegative()) {
      throw new BadConfigurationException(
          "WEBHOOK_MAX_RESPONSE is " + maxResponse + ": it must be 0B or more.");
    }
    allowedNetworks = allowedNetworks.stream().filter(network -> !network.isBlank()).toList();
  }
}
