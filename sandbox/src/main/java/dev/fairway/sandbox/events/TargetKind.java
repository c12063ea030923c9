package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.Optional;

/** A kind of resource that rules can send events to. */
interface TargetKind {

  boolean accepts(String targetArn);

  /** What PutTargets says about a target that can't work. */
  Optional<String> problem(Target target);

  /**
   * Brings an event to the target, once.
   *
   * @throws ApiException the target's error
   * @throws java.io.UncheckedIOException where the target can't be reached
   */
  DeliveryResult send(Delivery delivery);
}
