package dev.fairway.infra.worker;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How webhooks are delivered.
 *
 * @param timeout of a whole delivery
 * @param maxResponse that is read of an answer, such as 64KB
 * @param allowedNetworks that may be reached although they are private
 */
record WebhookConfig(Duration timeout, String maxResponse, List<String> allowedNetworks) {

  private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}(KB|MB)");

  WebhookConfig {
    if (!SIZE.matcher(maxResponse).matches()) {
      throw new ConfigException(
          "queue-worker.webhook.max-response is \"%s\"; it must be a size such as 64KB."
              .formatted(maxResponse));
    }
  }

  static WebhookConfig from(Settings settings) {
    String webhook = "queue-worker.webhook.";
    return new WebhookConfig(
        settings.duration(webhook + "timeout"),
        settings.text(webhook + "max-response"),
        settings.cidrs(webhook + "allowed-networks"));
  }
}
