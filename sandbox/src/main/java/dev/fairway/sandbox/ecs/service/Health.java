package dev.fairway.sandbox.ecs.service;

/** How a service sees one of its tasks. */
enum Health {
  /** It does not run yet, or nothing says yet that it is healthy. */
  PENDING,
  HEALTHY,
  /** Its containers or its targets fail their checks, and its grace period is over. */
  UNHEALTHY
}
