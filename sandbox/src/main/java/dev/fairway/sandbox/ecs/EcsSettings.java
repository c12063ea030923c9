package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.Account;
import java.net.URI;
import java.util.Map;

/**
 * Where ECS works.
 *
 * @param endpoint the region's address for the tasks' AWS clients, their AWS_ENDPOINT_URL
 * @param taskEnvironment variables of every container, whatever its definition says
 */
public record EcsSettings(Account account, URI endpoint, Map<String, String> taskEnvironment) {

  public EcsSettings(Account account, URI endpoint) {
    this(account, endpoint, Map.of());
  }
}
