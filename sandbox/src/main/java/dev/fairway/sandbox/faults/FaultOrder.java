package dev.fairway.sandbox.faults;

import java.time.Instant;
import java.util.Optional;

/**
 * A fault that waits for what it happens to.
 *
 * @param id of this order
 * @param family of the tasks that it happens to, empty for any
 * @param times how often it still happens, empty where nothing counts
 * @param until the region's time at which it ends, empty where it does not
 */
public record FaultOrder(
    String id,
    Fault fault,
    Optional<String> family,
    Optional<Integer> times,
    Optional<Instant> until) {

  boolean concerns(Fault other, String name) {
    return fault == other && (family.isEmpty() || family.get().equals(name));
  }

  boolean over(Instant now) {
    return times.filter(left -> left <= 0).isPresent()
        || until.filter(end -> !now.isBefore(end)).isPresent();
  }

  FaultOrder once() {
    return new FaultOrder(id, fault, family, times.map(left -> left - 1), until);
  }
}
