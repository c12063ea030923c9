package dev.fairway.sandbox.events;

import java.util.Optional;

/** Any target that the sandbox accepts and can't play. It stands last among the kinds. */
record UnsimulatedTarget() implements TargetKind {

  @Override
  public boolean accepts(String targetArn) {
    return true;
  }

  @Override
  public Optional<String> problem(Target target) {
    return Optional.empty();
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    return new DeliveryResult.Done(new DeliveryOutcome.NotSimulated());
  }
}
