package dev.fairway.sandbox.ecs.service;

/** Who follows what services do. */
@FunctionalInterface
public interface ServiceListener {

  /**
   * Hears of a service event, in ECS's words; it must not wait for anything.
   *
   * @param message such as {@code (service web) has reached a steady state.}
   */
  void told(String service, String message);
}
