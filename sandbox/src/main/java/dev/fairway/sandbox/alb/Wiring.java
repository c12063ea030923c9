package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Traffic;
import dev.fairway.sandbox.alb.targets.Targets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Puts what the API was told in force: what listeners do, and which targets are checked. */
final class Wiring {

  private final AlbStore store;

  Wiring(AlbStore store) {
    this.store = store;
  }

  void renew() {
    for (TargetGroup group : store.targetGroups()) {
      group
          .targets()
          .inUse(store.loadBalancers().stream().anyMatch(each -> each.uses(group.arn())));
    }
    Map<String, Targets> groups = new HashMap<>();
    store.targetGroups().forEach(group -> groups.put(group.arn(), group.targets()));
    store.loadBalancers().forEach(loadBalancer -> renew(loadBalancer, groups));
  }

  private static void renew(LoadBalancer loadBalancer, Map<String, Targets> groups) {
    Map<Integer, Integer> ports = new HashMap<>();
    loadBalancer
        .listeners()
        .forEach(listener -> ports.put(listener.port(), listener.door().port()));
    if (loadBalancer.isDoorFree()) {
      loadBalancer.door().shut();
    }
    for (Listener listener : loadBalancer.listeners()) {
      listener
          .door()
          .serve(
              new Traffic(
                  loadBalancer.fullName(),
                  listener.ruleSet(),
                  groups,
                  ports,
                  settings(loadBalancer.attributes())));
    }
  }

  private static Traffic.Settings settings(Attributes attributes) {
    return new Traffic.Settings(
        Duration.ofSeconds(attributes.number(Attributes.IDLE_TIMEOUT)),
        attributes.flag(Attributes.DROP_INVALID_HEADERS),
        Traffic.ForwardedFor.valueOf(
            attributes.text(Attributes.FORWARDED_FOR).toUpperCase(Locale.ROOT)),
        attributes.flag(Attributes.CLIENT_PORT));
  }
}
