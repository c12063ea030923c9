package dev.fairway.infra.relay;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.service.ServiceConfig;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The choices of the alert-relay's stack.
 *
 * @param tasks of the service
 * @param emails that are mailed, none for nobody
 * @param flows apps whose undelivered events the relay tells of
 */
public record RelayConfig(
    ServiceConfig service, int tasks, AlertConfig alerts, List<String> emails, List<String> flows) {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+");
  private static final List<String> FLOWS = List.of("image-processor", "queue-worker", "batch-job");

  public RelayConfig {
    for (String email : emails) {
      if (!EMAIL.matcher(email).matches()) {
        throw new ConfigException(
            "alert-relay.emails has \"%s\"; it must be addresses, separated by commas, or empty."
                .formatted(email));
      }
    }
    for (String flow : flows) {
      if (!FLOWS.contains(flow)) {
        throw new ConfigException(
            "alert-relay.flows has \"%s\"; it must be some of %s, or empty."
                .formatted(flow, String.join(", ", FLOWS)));
      }
    }
  }

  public static RelayConfig from(Settings settings) {
    return new RelayConfig(
        ServiceConfig.from(settings, AlertRelayStack.NAME),
        (int) settings.number("alert-relay.service.tasks", 1, 10),
        AlertConfig.from(settings),
        settings.list("alert-relay.emails"),
        settings.list("alert-relay.flows"));
  }
}
