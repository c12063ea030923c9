package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.proxy.Door;
import dev.fairway.sandbox.alb.proxy.Doors;
import dev.fairway.sandbox.api.Account;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on load balancers. */
final class LoadBalancers {

  /** The hosted zone of Application Load Balancers in us-east-1. */
  private static final String HOSTED_ZONE = "Z35SXDOTRQ7X7K";

  private static final String NAME = "(?!-)(?!internal-)[A-Za-z0-9-]{1,32}(?<!-)";

  private final AlbStore store;
  private final Doors doors;
  private final Account account;
  private final Clock clock;
  private final Ids ids;

  LoadBalancers(AlbStore store, Doors doors, Account account, Clock clock, Ids ids) {
    this.store = store;
    this.doors = doors;
    this.account = account;
    this.clock = clock;
    this.ids = ids;
  }

  ObjectNode create(AlbInput input) {
    String name = input.required("Name");
    check(input, name);
    if (store.loadBalancerNamed(name).isPresent()) {
      throw AlbErrors.error(
          "DuplicateLoadBalancerName", "A load balancer with the same name '" + name + "' exists");
    }
    Door door = doors.open();
    LoadBalancer made = new LoadBalancer(description(input, name, door), door);
    store.add(made);
    return Page.of("LoadBalancers", List.of(made), input, each -> each.description().deepCopy());
  }

  private static void check(AlbInput input, String name) {
    if (!name.matches(NAME)) {
      throw AlbErrors.validation(
          "The load balancer name '"
              + name
              + "' must have from 1 to 32 letters, digits and hyphens, none of these first or last, and must not begin with 'internal-'");
    }
    if (!input.text("Type").orElse("application").equals("application")) {
      throw AlbErrors.validation(
          "The sandbox simulates load balancers of type 'application' and not of type '"
              + input.required("Type")
              + "'.");
    }
    if (subnets(input).size() < 2) {
      throw AlbErrors.validation(
          "At least two subnets in two different Availability Zones must be specified");
    }
  }

  private static List<String> subnets(AlbInput input) {
    List<String> mapped =
        input.parts("SubnetMappings").stream().map(each -> each.required("SubnetId")).toList();
    return mapped.isEmpty() ? input.texts("Subnets") : mapped;
  }

  private ObjectNode description(AlbInput input, String name, Door door) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put(
            "LoadBalancerArn",
            account.arn("elasticloadbalancing", "loadbalancer/app/" + name + "/" + ids.of(name)))
        .put("DNSName", "127.0.0.1:" + door.port())
        .put("CanonicalHostedZoneId", HOSTED_ZONE)
        .put("CreatedTime", clock.millis() / 1000.0)
        .put("LoadBalancerName", name)
        .put("Scheme", input.text("Scheme").orElse("internet-facing"))
        .put("VpcId", "vpc-00000000000000000")
        .put("Type", "application")
        .put("IpAddressType", input.text("IpAddressType").orElse("ipv4"));
    made.putObject("State").put("Code", "active");
    putZones(made, subnets(input));
    ArrayNode securityGroups = made.putArray("SecurityGroups");
    input.texts("SecurityGroups").forEach(securityGroups::add);
    return made;
  }

  private void putZones(ObjectNode description, List<String> subnets) {
    ArrayNode zones = description.putArray("AvailabilityZones");
    char zone = 'a';
    for (String subnet : subnets) {
      zones.addObject().put("ZoneName", account.region() + zone++).put("SubnetId", subnet);
    }
  }

  ObjectNode describe(AlbInput input) {
    List<String> arns = input.texts("LoadBalancerArns");
    List<String> names = input.texts("Names");
    List<LoadBalancer> found;
    if (!arns.isEmpty()) {
      found = arns.stream().map(store::loadBalancer).toList();
    } else if (!names.isEmpty()) {
      found = names.stream().map(this::named).toList();
    } else {
      found = List.copyOf(store.loadBalancers());
    }
    return Page.of("LoadBalancers", found, input, each -> each.description().deepCopy());
  }

  private LoadBalancer named(String name) {
    return store.loadBalancerNamed(name).orElseThrow(() -> AlbErrors.noLoadBalancer(name));
  }

  /** Deleting one that does not exist succeeds, as the API reference says. */
  ObjectNode delete(AlbInput input) {
    Optional<LoadBalancer> found = store.findLoadBalancer(input.required("LoadBalancerArn"));
    found.ifPresent(this::delete);
    return JsonNodeFactory.instance.objectNode();
  }

  private void delete(LoadBalancer loadBalancer) {
    if (loadBalancer.attributes().flag(Attributes.DELETION_PROTECTION)) {
      throw AlbErrors.notPermitted(
          "Load balancer '"
              + loadBalancer.arn()
              + "' cannot be deleted because deletion protection is enabled");
    }
    store.remove(loadBalancer);
    loadBalancer.listeners().stream()
        .map(Listener::door)
        .filter(door -> door != loadBalancer.door())
        .forEach(doors::close);
    doors.close(loadBalancer.door());
  }

  ObjectNode attributes(AlbInput input) {
    return of(input).attributes().described();
  }

  ObjectNode changeAttributes(AlbInput input) {
    Attributes attributes = of(input).attributes();
    attributes.change(input.parts("Attributes"));
    return attributes.described();
  }

  ObjectNode setSecurityGroups(AlbInput input) {
    ArrayNode groups = of(input).description().putArray("SecurityGroups");
    input.texts("SecurityGroups").forEach(groups::add);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("SecurityGroupIds", groups.deepCopy());
    return response;
  }

  ObjectNode setSubnets(AlbInput input) {
    ObjectNode description = of(input).description();
    putZones(description, subnets(input));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.set("AvailabilityZones", description.path("AvailabilityZones").deepCopy());
    return response;
  }

  private LoadBalancer of(AlbInput input) {
    return store.loadBalancer(input.required("LoadBalancerArn"));
  }
}
