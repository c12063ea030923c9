package dev.fairway.sandbox.alb;

import dev.fairway.sandbox.alb.targets.TargetAddress;
import dev.fairway.sandbox.alb.targets.TargetHealth;
import dev.fairway.sandbox.alb.targets.Targets;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on the targets of a group. */
final class TargetOperations {

  private final AlbStore store;

  TargetOperations(AlbStore store) {
    this.store = store;
  }

  ObjectNode register(AlbInput input) {
    TargetGroup group = of(input);
    if (!group.description().path("TargetType").asString("").equals("ip")) {
      throw AlbErrors.error(
          "InvalidTarget",
          "The sandbox has no instances: register IP addresses with a target group of type 'ip'.");
    }
    addresses(group, input, "register").forEach(group.targets()::register);
    return JsonNodeFactory.instance.objectNode();
  }

  /** Deregistering a target that is not registered succeeds, as the API reference says. */
  ObjectNode deregister(AlbInput input) {
    TargetGroup group = of(input);
    addresses(group, input, "deregister").forEach(group.targets()::deregister);
    return JsonNodeFactory.instance.objectNode();
  }

  private static List<TargetAddress> addresses(TargetGroup group, AlbInput input, String what) {
    List<AlbInput> targets = input.parts("Targets");
    if (targets.isEmpty()) {
      throw AlbErrors.validation("You must specify the targets to " + what);
    }
    return targets.stream().map(target -> address(group, target)).toList();
  }

  /** Checked before any of them is registered. */
  private static TargetAddress address(TargetGroup group, AlbInput target) {
    String id = target.required("Id");
    int port = target.number("Port", group.port(), 1, 65_535);
    try {
      return new TargetAddress(InetAddress.ofLiteral(id), port);
    } catch (IllegalArgumentException e) {
      throw AlbErrors.validation("The IP address '" + id + "' is not a valid IPv4 or IPv6 address");
    }
  }

  ObjectNode health(AlbInput input) {
    TargetGroup group = of(input);
    List<Targets.Description> all = group.targets().describe();
    List<Targets.Description> wanted =
        input.parts("Targets").isEmpty() ? all : only(group, input.parts("Targets"), all);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("TargetHealthDescriptions");
    wanted.forEach(target -> list.add(described(target)));
    return response;
  }

  private static List<Targets.Description> only(
      TargetGroup group, List<AlbInput> targets, List<Targets.Description> all) {
    List<Targets.Description> found = new ArrayList<>();
    for (AlbInput target : targets) {
      TargetAddress address = address(group, target);
      found.add(
          all.stream()
              .filter(each -> each.address().equals(address))
              .findFirst()
              .orElseGet(
                  () ->
                      new Targets.Description(
                          address, address.port(), TargetHealth.NOT_REGISTERED)));
    }
    return found;
  }

  private static ObjectNode described(Targets.Description target) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description
        .putObject("Target")
        .put("Id", target.address().id())
        .put("Port", target.address().port());
    description.put("HealthCheckPort", Integer.toString(target.checkedPort()));
    TargetHealth health = target.health();
    ObjectNode state = description.putObject("TargetHealth").put("State", health.state());
    if (!health.reason().isEmpty()) {
      state.put("Reason", health.reason()).put("Description", health.description());
    }
    return description;
  }

  private TargetGroup of(AlbInput input) {
    return store.targetGroup(input.required("TargetGroupArn"));
  }
}
