package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.targets.HealthProbe;
import dev.fairway.sandbox.alb.targets.Targets;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on target groups. */
final class TargetGroups {

  private static final String NAME = "(?!-)[A-Za-z0-9-]{1,32}(?<!-)";

  private final AlbStore store;
  private final Account account;
  private final SandboxClock clock;
  private final HealthProbe probe;
  private final Ids ids;

  TargetGroups(AlbStore store, Account account, SandboxClock clock, HealthProbe probe, Ids ids) {
    this.store = store;
    this.account = account;
    this.clock = clock;
    this.probe = probe;
    this.ids = ids;
  }

  ObjectNode create(AlbInput input) {
    String name = input.required("Name");
    check(input, name);
    if (store.targetGroupNamed(name).isPresent()) {
      throw AlbErrors.error(
          "DuplicateTargetGroupName", "A target group with the same name '" + name + "' exists");
    }
    ObjectNode description = description(input, name);
    Attributes attributes = Attributes.ofTargetGroup();
    Targets targets = new Targets(clock, probe, TargetGroup.settings(description, attributes));
    TargetGroup made = new TargetGroup(description, attributes, targets);
    store.add(made);
    return described(List.of(made), input);
  }

  private static void check(AlbInput input, String name) {
    if (!name.matches(NAME)) {
      throw AlbErrors.validation(
          "Target group name '"
              + name
              + "' must have from 1 to 32 letters, digits and hyphens, none of these first or last");
    }
    requireSimulated(input.text("TargetType").orElse("instance"), "type", "ip", "instance");
    requireSimulated(input.required("Protocol"), "protocol", "HTTP", "HTTPS");
    requireSimulated(input.text("ProtocolVersion").orElse("HTTP1"), "protocol version", "HTTP1");
    input.required("Port");
    input.required("VpcId");
  }

  private static void requireSimulated(String value, String what, String... simulated) {
    if (!List.of(simulated).contains(value)) {
      throw AlbErrors.validation(
          "The sandbox simulates target groups of %s %s, and not of '%s'."
              .formatted(what, String.join(" and ", simulated), value));
    }
  }

  private ObjectNode description(AlbInput input, String name) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put(
            "TargetGroupArn",
            account.arn("elasticloadbalancing", "targetgroup/" + name + "/" + ids.of(name)))
        .put("TargetGroupName", name)
        .put("Protocol", input.required("Protocol"))
        .put("Port", input.number("Port", 0, 1, 65_535))
        .put("VpcId", input.required("VpcId"))
        .put("TargetType", input.text("TargetType").orElse("instance"))
        .put("ProtocolVersion", "HTTP1")
        .put("IpAddressType", input.text("IpAddressType").orElse("ipv4"));
    HealthCheckMembers.put(input, made);
    return made;
  }

  ObjectNode describe(AlbInput input) {
    List<String> arns = input.texts("TargetGroupArns");
    List<String> names = input.texts("Names");
    Optional<String> owner = input.text("LoadBalancerArn");
    List<TargetGroup> found;
    if (!arns.isEmpty()) {
      found = arns.stream().map(store::targetGroup).toList();
    } else if (!names.isEmpty()) {
      found = names.stream().map(this::named).toList();
    } else if (owner.isPresent()) {
      LoadBalancer loadBalancer = store.loadBalancer(owner.get());
      found = store.targetGroups().stream().filter(g -> loadBalancer.uses(g.arn())).toList();
    } else {
      found = List.copyOf(store.targetGroups());
    }
    return described(found, input);
  }

  private TargetGroup named(String name) {
    return store.targetGroupNamed(name).orElseThrow(() -> AlbErrors.noTargetGroup(name));
  }

  private ObjectNode described(List<TargetGroup> groups, AlbInput input) {
    return Page.of("TargetGroups", groups, input, this::described);
  }

  private ObjectNode described(TargetGroup group) {
    ObjectNode all = group.description().deepCopy();
    ArrayNode users = all.putArray("LoadBalancerArns");
    store.loadBalancers().stream()
        .filter(each -> each.uses(group.arn()))
        .forEach(each -> users.add(each.arn()));
    return all;
  }

  ObjectNode modify(AlbInput input) {
    TargetGroup group = of(input);
    ObjectNode changed = group.description().deepCopy();
    HealthCheckMembers.put(input, changed);
    group.description().setAll(changed);
    group.changed();
    return described(List.of(group), input);
  }

  /** Deleting one that does not exist succeeds. */
  ObjectNode delete(AlbInput input) {
    String arn = input.required("TargetGroupArn");
    if (store.loadBalancers().stream().anyMatch(each -> each.uses(arn))) {
      throw AlbErrors.inUse(
          "Target group '" + arn + "' is currently in use by a listener or a rule");
    }
    store
        .findTargetGroup(arn)
        .ifPresent(
            group -> {
              store.remove(group);
              group.targets().close();
            });
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode attributes(AlbInput input) {
    return of(input).attributes().described();
  }

  ObjectNode changeAttributes(AlbInput input) {
    TargetGroup group = of(input);
    group.attributes().change(input.parts("Attributes"));
    group.changed();
    return group.attributes().described();
  }

  private TargetGroup of(AlbInput input) {
    return store.targetGroup(input.required("TargetGroupArn"));
  }
}
