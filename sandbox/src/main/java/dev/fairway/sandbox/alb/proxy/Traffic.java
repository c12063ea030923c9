package dev.fairway.sandbox.alb.proxy;

import dev.fairway.sandbox.alb.rule.RuleSet;
import dev.fairway.sandbox.alb.targets.Targets;
import java.time.Duration;
import java.util.Map;

/**
 * What a listener does from now on.
 *
 * @param loadBalancer as metrics and access logs name it: {@code app/name/id}
 * @param groups the targets by the ARN of their group
 * @param ports where the listeners of the load balancer really are, by their own port
 */
public record Traffic(
    String loadBalancer,
    RuleSet rules,
    Map<String, Targets> groups,
    Map<Integer, Integer> ports,
    Settings settings) {

  /** What X-Forwarded-For becomes on the way. */
  public enum ForwardedFor {
    APPEND,
    PRESERVE,
    REMOVE
  }

  /**
   * Attributes of the load balancer that concern a request.
   *
   * @param idleTimeout of real time without a byte in either direction
   * @param dropInvalidHeaders whether header names with anything but letters, digits and hyphens
   *     are removed
   * @param clientPort whether X-Forwarded-For names the client's port too
   */
  public record Settings(
      Duration idleTimeout,
      boolean dropInvalidHeaders,
      ForwardedFor forwardedFor,
      boolean clientPort) {}

  public Traffic {
    groups = Map.copyOf(groups);
    ports = Map.copyOf(ports);
  }
}
