package dev.fairway.sandbox.alb.rule;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What a rule does with the requests that it matches. */
public sealed interface Action {

  /** Passes the request on to a target group, each with its share. */
  record Forward(List<WeightedGroup> groups, AtomicLong turns) implements Action {

    /** The fractional part of the golden ratio spreads the turns evenly at every length. */
    private static final double STRIDE = 0.6180339887498949;

    Forward(List<WeightedGroup> groups) {
      this(List.copyOf(groups), new AtomicLong());
    }

    /** The ARN of the group whose turn it is, empty where all weights are zero. */
    public Optional<String> next() {
      if (groups.size() == 1) {
        return Optional.of(groups.getFirst().arn()).filter(arn -> groups.getFirst().weight() > 0);
      }
      int total = groups.stream().mapToInt(WeightedGroup::weight).sum();
      double point = turns.getAndIncrement() * STRIDE % 1.0 * total;
      for (WeightedGroup group : groups) {
        point -= group.weight();
        if (point < 0) {
          return Optional.of(group.arn());
        }
      }
      return Optional.empty();
    }
  }

  /** An answer of the load balancer's own. */
  record FixedResponse(int status, String contentType, String body) implements Action {}

  /** Sends the client elsewhere; see {@link Redirect}. */
  record Redirection(int status, Redirect to) implements Action {}
}
