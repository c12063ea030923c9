package dev.fairway.sandbox.template;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.template.resources.Provisioned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What the intrinsics of one template can refer to. */
final class Scope {

  /** Attributes of accepted types that are lists. */
  private static final Set<String> LISTS =
      Set.of(
          "CidrBlockAssociations",
          "Ipv6CidrBlocks",
          "DnsEntries",
          "NetworkInterfaceIds",
          "NameServers");

  private final Template template;
  private final Account account;
  private final Map<String, JsonNode> parameters;
  private final Map<String, String> exports;
  private final Map<String, Provisioned> resources = new LinkedHashMap<>();
  private final Map<String, Boolean> conditions = new HashMap<>();
  private final Set<String> conditionsInProgress = new HashSet<>();

  /**
   * @param parameters values by name
   * @param exports what the stacks before this one export
   */
  Scope(
      Template template,
      Account account,
      Map<String, JsonNode> parameters,
      Map<String, String> exports) {
    this.template = template;
    this.account = account;
    this.parameters = parameters;
    this.exports = exports;
  }

  Template template() {
    return template;
  }

  Account account() {
    return account;
  }

  Map<String, JsonNode> parameters() {
    return parameters;
  }

  Map<String, String> exports() {
    return exports;
  }

  Map<String, Boolean> conditions() {
    return conditions;
  }

  Set<String> conditionsInProgress() {
    return conditionsInProgress;
  }

  String stackId() {
    return account.arn("cloudformation", "stack/" + template.stack() + "/fairway");
  }

  void provisioned(String logicalId, Provisioned resource) {
    resources.put(logicalId, resource);
  }

  /** The value of {@code Ref}: a pseudo parameter, a parameter or a resource. */
  JsonNode ref(String name, Where where) {
    Optional<JsonNode> pseudo = pseudo(name);
    if (pseudo.isPresent()) {
      return pseudo.get();
    }
    JsonNode parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    return JsonNodeFactory.instance.stringNode(resource(name, where).ref());
  }

  JsonNode attribute(String resource, String attribute, Where where) {
    Provisioned provisioned = resource(resource, where);
    Optional<String> value = provisioned.attribute(attribute);
    if (value.isEmpty() && provisioned.simulated()) {
      throw where.error(
          "%s (%s) has no attribute %s in the sandbox; it has %s"
              .formatted(
                  resource,
                  template.type(resource),
                  attribute,
                  provisioned.attributes().keySet().stream().sorted().toList()));
    }
    JsonNode text =
        JsonNodeFactory.instance.stringNode(
            value.orElseGet(() -> provisioned.ref() + "." + attribute));
    return LISTS.contains(attribute) ? JsonNodeFactory.instance.arrayNode().add(text) : text;
  }

  private Provisioned resource(String name, Where where) {
    Provisioned resource = resources.get(name);
    if (resource != null) {
      return resource;
    }
    throw where.error(
        template.declares(name)
            ? "the resource " + name + " is not created, since its condition is false"
            : "the template has no parameter or resource named " + name);
  }

  private Optional<JsonNode> pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> text(account.id());
      case "AWS::Region" -> text(account.region());
      case "AWS::Partition" -> text("aws");
      case "AWS::URLSuffix" -> text("amazonaws.com");
      case "AWS::StackName" -> text(template.stack());
      case "AWS::StackId" -> text(stackId());
      case "AWS::NotificationARNs" -> Optional.of(JsonNodeFactory.instance.arrayNode());
      case "AWS::NoValue" -> Optional.of(MissingNode.getInstance());
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> text(String value) {
    return Optional.of(JsonNodeFactory.instance.stringNode(value));
  }
}
