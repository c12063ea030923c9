package dev.fairway.sandbox.alb.targets;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Whose turn it is: one of the healthy targets, or of all that are registered where none is
 * healthy, as the load balancer then fails open ("Health checks for Application Load Balancer
 * target groups", User Guide).
 */
final class Choice {

  private record Candidates(List<Target> targets, GroupSettings.Algorithm algorithm) {}

  private final AtomicInteger turns = new AtomicInteger();
  private volatile Candidates candidates =
      new Candidates(List.of(), GroupSettings.Algorithm.ROUND_ROBIN);

  void among(Collection<Target> registered, GroupSettings.Algorithm algorithm) {
    List<Target> healthy =
        registered.stream().filter(target -> target.health().isHealthy()).toList();
    candidates = new Candidates(healthy.isEmpty() ? List.copyOf(registered) : healthy, algorithm);
  }

  Optional<Target> next() {
    Candidates now = candidates;
    int count = now.targets().size();
    if (count == 0) {
      return Optional.empty();
    }
    int turn = Math.floorMod(turns.getAndIncrement(), count);
    return Optional.of(
        switch (now.algorithm()) {
          case ROUND_ROBIN -> now.targets().get(turn);
          case WEIGHTED_RANDOM -> now.targets().get(ThreadLocalRandom.current().nextInt(count));
          case LEAST_OUTSTANDING_REQUESTS -> leastBusy(now.targets(), turn);
        });
  }

  /** Beginning with the one whose turn it is, so that equals share. */
  private static Target leastBusy(List<Target> targets, int turn) {
    return IntStream.range(0, targets.size())
        .mapToObj(i -> targets.get((turn + i) % targets.size()))
        .min(Comparator.comparingInt(Target::inFlight))
        .orElseThrow();
  }
}
