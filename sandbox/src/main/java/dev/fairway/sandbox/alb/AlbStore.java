package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.rule.Actions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that there is, found by its ARN. */
final class AlbStore {

  private final Map<String, LoadBalancer> loadBalancers = new LinkedHashMap<>();
  private final Map<String, TargetGroup> targetGroups = new LinkedHashMap<>();

  /** A rule and the listener that it is of. */
  record Placed(Listener listener, ListenerRule rule) {}

  void add(LoadBalancer loadBalancer) {
    loadBalancers.put(loadBalancer.arn(), loadBalancer);
  }

  void remove(LoadBalancer loadBalancer) {
    loadBalancers.remove(loadBalancer.arn());
  }

  void add(TargetGroup group) {
    targetGroups.put(group.arn(), group);
  }

  void remove(TargetGroup group) {
    targetGroups.remove(group.arn());
  }

  Collection<LoadBalancer> loadBalancers() {
    return loadBalancers.values();
  }

  Collection<TargetGroup> targetGroups() {
    return targetGroups.values();
  }

  Optional<LoadBalancer> loadBalancerNamed(String name) {
    return loadBalancers.values().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<TargetGroup> targetGroupNamed(String name) {
    return targetGroups.values().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<LoadBalancer> findLoadBalancer(String arn) {
    return Optional.ofNullable(loadBalancers.get(arn));
  }

  Optional<TargetGroup> findTargetGroup(String arn) {
    return Optional.ofNullable(targetGroups.get(arn));
  }

  LoadBalancer loadBalancer(String arn) {
    return findLoadBalancer(arn).orElseThrow(() -> AlbErrors.noLoadBalancer(arn));
  }

  TargetGroup targetGroup(String arn) {
    return findTargetGroup(arn).orElseThrow(() -> AlbErrors.noTargetGroup(arn));
  }

  Stream<Listener> listeners() {
    return loadBalancers.values().stream().flatMap(each -> each.listeners().stream());
  }

  Listener listener(String arn) {
    return listeners()
        .filter(listener -> listener.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> AlbErrors.noListener(arn));
  }

  Placed rule(String arn) {
    return listeners()
        .flatMap(listener -> listener.rules().stream().map(rule -> new Placed(listener, rule)))
        .filter(placed -> placed.rule().arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> AlbErrors.noRule(arn));
  }

  /** A target group exists, and belongs to one load balancer at most. */
  Actions checked(Actions actions, LoadBalancer owner) {
    for (String arn : actions.groups()) {
      targetGroup(arn);
      if (loadBalancers.values().stream().anyMatch(other -> other != owner && other.uses(arn))) {
        throw AlbErrors.error(
            "TargetGroupAssociationLimit",
            "The following target groups cannot be associated with more than one load balancer: "
                + arn);
      }
    }
    return actions;
  }
}
