package dev.fairway.sandbox.scaling.policy;

import java.time.Instant;

/**
 * The time that an earlier scaling is given to take effect.
 *
 * @param kind what the scaling did
 * @param from the capacity before it, and before those that it went further than
 * @param until when it is over
 */
public record Cooldown(Kind kind, int from, Instant until) {

  /** What a scaling did. */
  public enum Kind {
    NONE,
    OUT,
    IN
  }

  public static final Cooldown NONE = new Cooldown(Kind.NONE, 0, Instant.MIN);

  boolean blocksIn(Instant now) {
    return kind == Kind.IN && now.isBefore(until);
  }

  /** The capacity that a policy goes from: what scaling out just added is part of its answer. */
  int base(int desired, Instant now) {
    return kind == Kind.OUT && now.isBefore(until) ? Math.min(from, desired) : desired;
  }
}
