package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.Account;
import java.net.URI;

/**
 * Where ECS works.
 *
 * @param endpoint the region's address for the tasks' AWS clients, their AWS_ENDPOINT_URL
 */
public record EcsSettings(Account account, URI endpoint) {}
