package dev.fairway.sandbox.scaling.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Decides between the policies of one target: the one that provides the largest capacity wins, for
 * scaling out and in alike ("Multiple scaling policies"); the capacity that an earlier scaling out
 * added counts as part of a later one's, and a scaling in blocks the next one, until their cooldown
 * is over ("Cooldown period").
 */
public final class Decisions {

  private Decisions() {}

  private record Answer(Wish wish, int desired) {}

  /**
   * Decides at a time.
   *
   * @param wishes what alarms in ALARM call; of target tracking's low alarms all or none
   * @return empty where the capacity stays
   */
  public static Optional<Decision> at(
      Instant now, Capacity capacity, Cooldown cooldown, List<Wish> wishes) {
    return wishes.stream()
        .flatMap(wish -> answer(wish, now, capacity, cooldown))
        .max(Comparator.comparingInt(Answer::desired))
        .flatMap(best -> decision(best, now, capacity, cooldown));
  }

  /** What lies outside of the target's limits counts as if it lay at them. */
  private static Stream<Answer> answer(
      Wish wish, Instant now, Capacity capacity, Cooldown cooldown) {
    int from = capacity.clamp(capacity.desired());
    OptionalInt wanted = wish.rule().wanted(from, wish.breach());
    if (wanted.isEmpty()) {
      return Stream.empty();
    }
    if (wanted.getAsInt() < from) {
      return Stream.of(new Answer(wish, wanted.getAsInt()));
    }
    int base = capacity.clamp(cooldown.base(capacity.desired(), now));
    int further = wish.rule().wanted(base, wish.breach()).orElse(from);
    return Stream.of(new Answer(wish, Math.max(from, further)));
  }

  private static Optional<Decision> decision(
      Answer best, Instant now, Capacity capacity, Cooldown cooldown) {
    int desired = capacity.desired();
    int from = capacity.clamp(desired);
    int wanted = capacity.clamp(best.desired());
    Rule rule = best.wish().rule();
    if (best.desired() > from && wanted > desired) {
      Instant until = now.plus(rule.scaleOutCooldown());
      int base = cooldown.base(desired, now);
      return Optional.of(
          new Decision(wanted, best.wish(), new Cooldown(Cooldown.Kind.OUT, base, until)));
    }
    if (best.desired() < from && wanted < desired && !cooldown.blocksIn(now)) {
      Instant until = now.plus(rule.scaleInCooldown());
      return Optional.of(
          new Decision(wanted, best.wish(), new Cooldown(Cooldown.Kind.IN, desired, until)));
    }
    return Optional.empty();
  }
}
