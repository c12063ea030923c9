package dev.fairway.sandbox.events;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Any target that the sandbox accepts and can't play. It stands last among the kinds. */
record UnsimulatedTarget() implements TargetKind {

  private static final Logger log = LoggerFactory.getLogger(UnsimulatedTarget.class);

  @Override
  public boolean accepts(String targetArn) {
    return true;
  }

  @Override
  public Optional<String> problem(Target target) {
    log.warn("Target {} is accepted, not simulated: events for it go nowhere", target.arn());
    return Optional.empty();
  }

  @Override
  public DeliveryResult send(Delivery delivery) {
    return new DeliveryResult.Done(new DeliveryOutcome.NotSimulated());
  }
}
