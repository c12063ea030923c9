package dev.fairway.sandbox.ecs.agent;

import java.time.Instant;

/** Temporary credentials of a role, as a task gets them. */
public record TaskCredentials(
    String accessKeyId, String secretAccessKey, String token, Instant expiration) {}
