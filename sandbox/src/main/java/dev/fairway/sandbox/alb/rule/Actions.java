package dev.fairway.sandbox.alb.rule;

import dev.fairway.sandbox.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code Actions} of the API, of which the sandbox takes one: authentication would need others.
 *
 * @param description as the API describes them
 */
public record Actions(Action action, ArrayNode description) {

  private static final Set<String> CONTENT_TYPES =
      Set.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");

  private static final int LONGEST_BODY = 1024;
  private static final int HEAVIEST = 999;
  private static final int MOST_GROUPS = 5;

  /**
   * @throws ApiException {@code ValidationError} or {@code InvalidLoadBalancerAction} where they
   *     are wrong or not simulated
   */
  public static Actions read(JsonNode actions) {
    actions.forEach(Actions::refuseUnsimulated);
    if (actions.size() != 1) {
      throw Invalid.action(
          "One forward, redirect or fixed-response action must be specified, and no other");
    }
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    Action action = action(actions.get(0), described);
    return new Actions(action, JsonNodeFactory.instance.arrayNode().add(described));
  }

  /** The target groups that the action forwards to. */
  public List<String> groups() {
    return action instanceof Action.Forward forward
        ? forward.groups().stream().map(WeightedGroup::arn).toList()
        : List.of();
  }

  private static void refuseUnsimulated(JsonNode action) {
    String type = action.path("Type").asString("");
    if (type.startsWith("authenticate-") || type.equals("jwt-validation")) {
      throw Invalid.action(
          "The sandbox does not simulate '"
              + type
              + "' actions: it has no identity provider to ask.");
    }
  }

  private static Action action(JsonNode given, ObjectNode described) {
    String type = given.path("Type").asString("");
    described.put("Type", type);
    return switch (type) {
      case "forward" -> forward(given, described);
      case "fixed-response" -> fixedResponse(given.path("FixedResponseConfig"), described);
      case "redirect" -> redirection(given.path("RedirectConfig"), described);
      default ->
          throw Invalid.value(
              "1 validation error detected: Value '%s' at 'actions.1.member.type' failed to satisfy constraint: Member must satisfy enum value set: [forward, redirect, fixed-response]"
                  .formatted(type));
    };
  }

  private static Action forward(JsonNode given, ObjectNode described) {
    List<WeightedGroup> groups = new ArrayList<>();
    for (JsonNode group : given.path("ForwardConfig").path("TargetGroups")) {
      groups.add(
          new WeightedGroup(
              group.path("TargetGroupArn").asString(""),
              number("Weight", group.path("Weight").asString("1"), HEAVIEST)));
    }
    String single = given.path("TargetGroupArn").asString("");
    if (groups.isEmpty() && !single.isEmpty()) {
      groups.add(new WeightedGroup(single, 1));
    }
    if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
      throw Invalid.action(
          "A forward action must have from 1 to " + MOST_GROUPS + " target groups");
    }
    describe(groups, given.path("ForwardConfig"), described);
    return new Action.Forward(groups);
  }

  private static void describe(List<WeightedGroup> groups, JsonNode config, ObjectNode described) {
    if (groups.size() == 1) {
      described.put("TargetGroupArn", groups.getFirst().arn());
    }
    ObjectNode forward = described.putObject("ForwardConfig");
    ArrayNode list = forward.putArray("TargetGroups");
    groups.forEach(
        group -> list.addObject().put("TargetGroupArn", group.arn()).put("Weight", group.weight()));
    JsonNode stickiness = config.path("TargetGroupStickinessConfig");
    if (stickiness instanceof ObjectNode sticky) {
      forward.set("TargetGroupStickinessConfig", sticky.deepCopy());
    } else {
      forward.putObject("TargetGroupStickinessConfig").put("Enabled", false);
    }
  }

  private static Action fixedResponse(JsonNode config, ObjectNode described) {
    String status = config.path("StatusCode").asString("");
    String type = config.path("ContentType").asString("text/plain");
    String body = config.path("MessageBody").asString("");
    if (!status.matches("[245][0-9][0-9]")) {
      throw Invalid.value(
          "1 validation error detected: Value '%s' at 'actions.1.member.fixedResponseConfig.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$"
              .formatted(status));
    }
    if (!CONTENT_TYPES.contains(type)) {
      throw Invalid.action(
          "The ContentType must be one of:'text/html', 'application/json', 'application/javascript', 'text/css', 'text/plain'");
    }
    if (body.length() > LONGEST_BODY) {
      throw Invalid.value("A MessageBody may have at most " + LONGEST_BODY + " characters");
    }
    described.set("FixedResponseConfig", config.deepCopy());
    return new Action.FixedResponse(Integer.parseInt(status), type, body);
  }

  private static Action redirection(JsonNode config, ObjectNode described) {
    Redirect same = Redirect.SAME;
    Map<String, Integer> statuses = Map.of("HTTP_301", 301, "HTTP_302", 302);
    Integer status = statuses.get(config.path("StatusCode").asString(""));
    if (status == null) {
      throw Invalid.value("The StatusCode of a redirect must be one of '[HTTP_301, HTTP_302]'");
    }
    Redirect to =
        new Redirect(
            config.path("Protocol").asString(same.protocol()),
            config.path("Host").asString(same.host()),
            config.path("Port").asString(same.port()),
            config.path("Path").asString(same.path()),
            config.path("Query").asString(same.query()));
    check(to);
    describe(to, described.putObject("RedirectConfig"))
        .put("StatusCode", config.path("StatusCode").asString(""));
    return new Action.Redirection(status, to);
  }

  private static ObjectNode describe(Redirect to, ObjectNode config) {
    return config
        .put("Protocol", to.protocol())
        .put("Port", to.port())
        .put("Host", to.host())
        .put("Path", to.path())
        .put("Query", to.query());
  }

  private static void check(Redirect to) {
    Redirect sameQuery = new Redirect(to.protocol(), to.host(), to.port(), to.path(), "#{query}");
    if (sameQuery.equals(Redirect.SAME)) {
      throw Invalid.action(
          "The RedirectConfig values must change at least one of Protocol, Host, Port or Path, or the redirect would loop");
    }
    if (!to.protocol().matches("HTTPS?|#\\{protocol}")) {
      throw Invalid.value("The Protocol of a redirect must be HTTP, HTTPS or #{protocol}");
    }
    if (!to.port().equals("#{port}")) {
      number("Port", to.port(), 65_535);
    }
    if (!to.path().startsWith("/")) {
      throw Invalid.value("The Path of a redirect must start with '/'");
    }
  }

  private static int number(String member, String text, int largest) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Invalid.value(member + " must be a number, not '" + text + "'");
    }
    throw Invalid.value(member + " '" + text + "' must be from 0 to " + largest);
  }
}
