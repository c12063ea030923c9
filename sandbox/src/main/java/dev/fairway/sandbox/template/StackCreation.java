package dev.fairway.sandbox.template;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.template.resources.InvalidProperty;
import dev.fairway.sandbox.template.resources.Properties;
import dev.fairway.sandbox.template.resources.Provisioned;
import dev.fairway.sandbox.template.resources.Provisioners;
import dev.fairway.sandbox.template.resources.ResourceRequest;
import dev.fairway.sandbox.template.resources.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stands one stack up: its resources in the order of their references, then its outputs. */
final class StackCreation {

  private final World world;
  private final Template template;
  private final Scope scope;
  private final Evaluation evaluation;
  private final List<StackResource> resources = new ArrayList<>();

  StackCreation(World world, Scope scope) {
    this.world = world;
    this.template = scope.template();
    this.scope = scope;
    this.evaluation = new Evaluation(scope);
  }

  Stack create(Instant now) {
    order().forEach(this::provision);
    return new Stack(
        scope.stackId(),
        template,
        scope.parameters(),
        outputs(),
        new StackReport(template.stack(), resources, Parameters.notLookedUp(template)),
        now);
  }

  private List<String> order() {
    return Order.of(
        template.resources(),
        name -> Dependencies.of(template, name),
        circle ->
            template
                .whereResource(circle.getFirst())
                .error("resources need each other in a circle: " + String.join(" -> ", circle)));
  }

  private boolean applies(JsonNode conditioned, Where where) {
    JsonNode condition = conditioned.path("Condition");
    return condition.isMissingNode()
        || Conditions.holds(condition.asString(""), evaluation, where.at("Condition"));
  }

  private void provision(String logicalId) {
    Where where = template.whereResource(logicalId);
    JsonNode resource = template.resource(logicalId);
    if (!applies(resource, where)) {
      return;
    }
    Properties properties = new Properties(properties(resource, where));
    String type = template.type(logicalId);
    ResourceRequest request = new ResourceRequest(template.stack(), logicalId, type, properties);
    Provisioned made = make(request, where);
    scope.provisioned(logicalId, made);
    List<String> ignored =
        Stream.concat(properties.unread().stream(), made.notes().stream()).toList();
    resources.add(new StackResource(logicalId, type, made.ref(), made.simulated(), ignored));
  }

  private ObjectNode properties(JsonNode resource, Where where) {
    JsonNode properties = resource.path("Properties");
    JsonNode value =
        properties.isMissingNode()
            ? JsonNodeFactory.instance.objectNode()
            : evaluation.of(properties, where);
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw where.error("Properties must be an object");
  }

  private Provisioned make(ResourceRequest request, Where where) {
    try {
      return Provisioners.of(request.type()).provision(request, world);
    } catch (InvalidProperty e) {
      throw where.at(e.property()).error(String.valueOf(e.getMessage()), e);
    } catch (ApiException e) {
      throw where.error("it was refused: " + e.code() + ": " + e.getMessage(), e);
    } catch (SdkException e) {
      throw where.error("it can't be made: " + e.getMessage(), e);
    }
  }

  private List<StackOutput> outputs() {
    List<StackOutput> outputs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : template.section("Outputs").properties()) {
      Where where = template.where("output " + entry.getKey());
      JsonNode output = entry.getValue();
      if (applies(output, where)) {
        outputs.add(output(entry.getKey(), output, where));
      }
    }
    return outputs;
  }

  private StackOutput output(String name, JsonNode output, Where where) {
    if (!output.has("Value")) {
      throw where.error("it has no Value");
    }
    JsonNode export = output.path("Export").path("Name");
    return new StackOutput(
        name,
        evaluation.text(output.path("Value"), where.at("Value")),
        output.path("Description").asStringOpt(),
        export.isMissingNode()
            ? Optional.empty()
            : Optional.of(evaluation.text(export, where.at("Export.Name"))));
  }
}
