package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call of EventBridge needs on buses and rules, and on the roles that targets get. */
final class EventsPermissions implements Permissions {

  private final Account account;

  EventsPermissions(Account account) {
    this.account = account;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    ObjectNode input = request.input();
    return switch (operation) {
      case "PutEvents" -> putEvents(input.path("Entries"));
      case "PutTargets" -> putTargets(input);
      default -> List.of(new Access("events:" + operation, resource(operation, input)));
    };
  }

  private List<Access> putEvents(JsonNode entries) {
    List<Access> needed = new ArrayList<>();
    for (JsonNode entry : entries) {
      Map<String, List<String>> keys =
          Map.of(
              "events:source", List.of(entry.path("Source").asString("")),
              "events:detail-type", List.of(entry.path("DetailType").asString("")));
      String bus = entry.path("EventBusName").asString("default");
      needed.add(new Access("events:PutEvents", busArn(bus), keys));
    }
    return needed.stream().distinct().toList();
  }

  private List<Access> putTargets(ObjectNode input) {
    List<Access> needed = new ArrayList<>();
    needed.add(new Access("events:PutTargets", resource("PutTargets", input)));
    for (JsonNode target : input.path("Targets")) {
      String role = target.path("RoleArn").asString("");
      if (!role.isEmpty()) {
        needed.add(
            new Access(
                "iam:PassRole",
                role,
                Map.of("iam:PassedToService", List.of("events.amazonaws.com"))));
      }
    }
    return needed;
  }

  /** A rule is called Name in the operations on rules, and so is a bus in those on buses. */
  private String resource(String operation, ObjectNode input) {
    String name = input.path("Name").asString(input.path("Rule").asString(""));
    if (operation.endsWith("EventBus")) {
      return busArn(name.isEmpty() ? "default" : name);
    }
    return name.isEmpty() ? input.path("ResourceARN").asString("*") : rule(name, input);
  }

  private String rule(String name, ObjectNode input) {
    String bus = input.path("EventBusName").asString("default");
    bus = bus.substring(bus.lastIndexOf('/') + 1);
    return account.arn("events", "rule/" + (bus.equals("default") ? "" : bus + "/") + name);
  }

  private String busArn(String name) {
    return name.startsWith("arn:") ? name : account.arn("events", "event-bus/" + name);
  }
}
