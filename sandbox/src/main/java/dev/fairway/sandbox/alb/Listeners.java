package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Door;
import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.alb.rule.Actions;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on listeners. */
final class Listeners {

  private static final String POLICY = "ELBSecurityPolicy-2016-08";

  private final AlbStore store;
  private final Doors doors;
  private final Ids ids;

  Listeners(AlbStore store, Doors doors, Ids ids) {
    this.store = store;
    this.doors = doors;
    this.ids = ids;
  }

  ObjectNode create(AlbInput input) {
    LoadBalancer owner = store.loadBalancer(input.required("LoadBalancerArn"));
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    String arn = owner.arn().replace(":loadbalancer/", ":listener/") + "/" + ids.of(owner.name());
    description.put("ListenerArn", arn).put("LoadBalancerArn", owner.arn());
    input.required("Port");
    input.required("Protocol");
    put(input, description);
    requireFree(description.path("Port").asInt(0), owner, Optional.empty());
    Actions actions = store.checked(Actions.read(input.node("DefaultActions")), owner);
    String ruleArn = arn.replace(":listener/", ":listener-rule/") + "/" + ids.of(arn);
    ListenerRule otherwise =
        new ListenerRule(ruleArn, ListenerRule.DEFAULT, Optional.empty(), actions);
    Door door = owner.isDoorFree() ? owner.door() : doors.open();
    Listener made = new Listener(owner, door, description, otherwise);
    owner.listeners().add(made);
    return Page.of("Listeners", List.of(made), input, Listener::described);
  }

  /** Writes what the input says into a description; TLS is described and not spoken. */
  private static void put(AlbInput input, ObjectNode description) {
    AlbInput known = new AlbInput(description);
    String protocol = input.text("Protocol").or(() -> known.text("Protocol")).orElse("");
    if (!protocol.equals("HTTP") && !protocol.equals("HTTPS")) {
      throw AlbErrors.validation(
          "Listener protocol '" + protocol + "' must be one of 'HTTPS, HTTP'");
    }
    description.put("Protocol", protocol);
    description.put("Port", input.number("Port", known.number("Port", 0, 0, 65_535), 1, 65_535));
    if (protocol.equals("HTTP")) {
      description.remove(List.of("Certificates", "SslPolicy"));
      return;
    }
    if (!input.parts("Certificates").isEmpty()) {
      description.set("Certificates", input.node("Certificates").deepCopy());
    } else if (known.parts("Certificates").isEmpty()) {
      throw AlbErrors.validation("A certificate must be specified for HTTPS listeners");
    }
    description.put(
        "SslPolicy", input.text("SslPolicy").or(() -> known.text("SslPolicy")).orElse(POLICY));
  }

  private static void requireFree(int port, LoadBalancer owner, Optional<Listener> but) {
    boolean taken =
        owner.listeners().stream()
            .filter(other -> but.isEmpty() || other != but.get())
            .anyMatch(other -> other.port() == port);
    if (taken) {
      throw AlbErrors.error(
          "DuplicateListener",
          "A listener already exists on this port for this load balancer '" + owner.arn() + "'");
    }
  }

  ObjectNode describe(AlbInput input) {
    List<String> arns = input.texts("ListenerArns");
    Optional<String> owner = input.text("LoadBalancerArn");
    if (arns.isEmpty() && owner.isEmpty()) {
      throw AlbErrors.validation("You must specify either listener ARNs or a load balancer ARN");
    }
    List<Listener> found =
        owner.isPresent()
            ? store.loadBalancer(owner.get()).listeners()
            : arns.stream().map(store::listener).toList();
    return Page.of("Listeners", found, input, Listener::described);
  }

  ObjectNode modify(AlbInput input) {
    Listener listener = of(input);
    ObjectNode changed = listener.settings().deepCopy();
    put(input, changed);
    requireFree(changed.path("Port").asInt(0), listener.owner(), Optional.of(listener));
    if (!input.parts("DefaultActions").isEmpty()) {
      Actions actions = store.checked(Actions.read(input.node("DefaultActions")), listener.owner());
      listener.replace(listener.otherwise(), listener.otherwise().with(actions));
    }
    listener.settings().removeAll().setAll(changed);
    return Page.of("Listeners", List.of(listener), input, Listener::described);
  }

  ObjectNode delete(AlbInput input) {
    Listener listener = of(input);
    listener.owner().listeners().remove(listener);
    if (listener.door() != listener.owner().door()) {
      doors.close(listener.door());
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private Listener of(AlbInput input) {
    return store.listener(input.required("ListenerArn"));
  }
}
