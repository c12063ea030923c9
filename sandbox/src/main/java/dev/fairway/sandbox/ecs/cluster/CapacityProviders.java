package dev.fairway.sandbox.ecs.cluster;

import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How tasks are spread over Fargate and Fargate Spot. */
public final class CapacityProviders {

  static final Set<String> KNOWN = Set.of("FARGATE", "FARGATE_SPOT");

  private record Share(String provider, int base, int weight) {}

  private CapacityProviders() {}

  static void check(List<String> providers) {
    providers.stream()
        .filter(provider -> !KNOWN.contains(provider))
        .findFirst()
        .ifPresent(
            provider -> {
              throw EcsErrors.invalidParameter(
                  "The specified capacity provider '" + provider + "' was not found.");
            });
  }

  /**
   * The capacity providers of the next tasks, beside those that run already; empty for a launch
   * type.
   *
   * @param request with {@code capacityProviderStrategy} or {@code launchType}
   * @param held the providers of the tasks that run
   */
  public static List<Optional<String>> next(
      Input request, Cluster cluster, List<String> held, int count) {
    List<Input> strategy = strategy(request, cluster);
    if (strategy.isEmpty()) {
      return Collections.nCopies(count, Optional.empty());
    }
    List<String> open = new ArrayList<>(spread(strategy, held.size() + count));
    held.forEach(open::remove);
    return open.stream().limit(count).map(Optional::of).toList();
  }

  /** The strategy that a request means, empty for launch type FARGATE. */
  public static List<Input> strategy(Input request, Cluster cluster) {
    List<Input> given = request.objects("capacityProviderStrategy");
    Optional<String> launchType = request.text("launchType");
    if (launchType.isPresent() && !given.isEmpty()) {
      throw EcsErrors.invalidParameter(
          "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
    }
    List<Input> strategy =
        launchType.isEmpty() && given.isEmpty() ? cluster.defaultStrategy() : given;
    if (strategy.isEmpty() && !launchType.orElse("EC2").equals("FARGATE")) {
      throw EcsErrors.invalidParameter("No Container Instances were found in your cluster.");
    }
    if (!strategy.isEmpty()) {
      spread(strategy, 1);
    }
    return strategy;
  }

  /** The provider of each of {@code count} tasks: bases first, then by weight. */
  private static List<String> spread(List<Input> strategy, int count) {
    List<Share> shares = strategy.stream().map(CapacityProviders::share).toList();
    check(shares.stream().map(Share::provider).toList());
    if (shares.stream().mapToInt(Share::weight).sum() == 0) {
      throw EcsErrors.invalidParameter(
          "At least one capacity provider must have a weight value greater than zero.");
    }
    List<String> chosen = new ArrayList<>();
    shares.forEach(share -> addBase(chosen, share, count));
    List<String> weighted = new ArrayList<>();
    while (chosen.size() < count) {
      String next = neediest(shares, weighted);
      weighted.add(next);
      chosen.add(next);
    }
    return chosen;
  }

  private static void addBase(List<String> chosen, Share share, int count) {
    for (int i = 0; i < share.base() && chosen.size() < count; i++) {
      chosen.add(share.provider());
    }
  }

  private static String neediest(List<Share> shares, List<String> weighted) {
    Share best = shares.getFirst();
    double least = Double.MAX_VALUE;
    for (Share share : shares) {
      long held = weighted.stream().filter(share.provider()::equals).count();
      double filled = share.weight() == 0 ? Double.MAX_VALUE : (held + 1.0) / share.weight();
      if (filled < least) {
        least = filled;
        best = share;
      }
    }
    return best.provider();
  }

  private static Share share(Input item) {
    String provider =
        item.text("capacityProvider")
            .orElseThrow(() -> EcsErrors.invalidParameter("capacityProvider must not be empty."));
    return new Share(provider, item.integer("base").orElse(0), item.integer("weight").orElse(0));
  }
}
