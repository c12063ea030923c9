package dev.fairway.sandbox.template.resources;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::DynamoDB::Table}: keys, indexes, stream and time to live. */
final class Table implements Provisioner {

  /** Spelled in a template as in CreateTable. */
  private static final List<String> SAME =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("TableName", 255);
    JsonNode keys = properties.requiredNode("KeySchema");
    Optional<JsonNode> known = describe(name, world);
    JsonNode table = known.orElseGet(() -> create(name, properties, world));
    requireSameKeys(name, keys, table.path("KeySchema"));
    // Reads the rest even where the table exists, for the report.
    SAME.forEach(properties::node);
    properties.child("StreamSpecification").text("StreamViewType");
    expire(name, properties.child("TimeToLiveSpecification"), world);
    Provisioned provisioned =
        Provisioned.simulated(
            name, Map.of("Arn", world.account().arn("dynamodb", "table/" + name)));
    return table
        .path("LatestStreamArn")
        .asStringOpt()
        .map(stream -> provisioned.with("StreamArn", stream))
        .orElse(provisioned);
  }

  private static Optional<JsonNode> describe(String name, World world) {
    try {
      return Optional.of(world.call("dynamodb", "DescribeTable", named(name)).path("Table"));
    } catch (ApiException e) {
      if (e.code().contains("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static JsonNode create(String name, Properties properties, World world) {
    ObjectNode input = named(name);
    for (String member : SAME) {
      properties.node(member).ifPresent(value -> input.set(member, value));
    }
    if (!input.has("BillingMode") && !input.has("ProvisionedThroughput")) {
      throw new InvalidProperty(
          "ProvisionedThroughput", "it is required unless BillingMode is PAY_PER_REQUEST");
    }
    properties
        .child("StreamSpecification")
        .text("StreamViewType")
        .ifPresent(
            view ->
                input
                    .putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .put("StreamViewType", view));
    return world.call("dynamodb", "CreateTable", input).path("TableDescription");
  }

  private static void requireSameKeys(String name, JsonNode wanted, JsonNode found) {
    if (!found.isEmpty() && !found.equals(wanted)) {
      throw new InvalidProperty(
          "KeySchema",
          "the kept table %s has other keys, %s; delete the state folder to start with new ones"
              .formatted(name, found));
    }
  }

  private static void expire(String name, Properties wanted, World world) {
    boolean enabled = wanted.flag("Enabled");
    String attribute = wanted.text("AttributeName").orElse("");
    JsonNode now =
        world.call("dynamodb", "DescribeTimeToLive", named(name)).path("TimeToLiveDescription");
    boolean enabledNow = now.path("TimeToLiveStatus").asString("").startsWith("ENABL");
    if (enabled == enabledNow) {
      return;
    }
    ObjectNode input = named(name);
    input
        .putObject("TimeToLiveSpecification")
        .put("Enabled", enabled)
        .put("AttributeName", enabled ? attribute : now.path("AttributeName").asString(""));
    world.call("dynamodb", "UpdateTimeToLive", input);
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("TableName", name);
  }
}
