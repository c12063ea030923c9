package dev.fairway.sandbox.template;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The service {@code cloudformation} as far as it reads: what stands, not how to change it. */
public final class CloudFormation implements ApiHandler {

  private static final String STATUS = "CREATE_COMPLETE";

  private final Stacks stacks;

  public CloudFormation(Stacks stacks) {
    this.stacks = stacks;
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "DescribeStacks" -> describeStacks(input);
      case "ListStacks" -> listStacks(input);
      case "DescribeStackResources" -> resources(input, "StackResources", "Timestamp");
      case "ListStackResources" ->
          resources(input, "StackResourceSummaries", "LastUpdatedTimestamp");
      case "GetTemplate" ->
          response().put("TemplateBody", stack(input).template().json().toPrettyString());
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "CloudFormation's "
                  + call.operation()
                  + " is not part of the sandbox, which reads its stacks from a folder at start.");
    };
  }

  private Stack stack(ObjectNode input) {
    String name = input.path("StackName").asString("");
    return stacks
        .find(name)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "ValidationError", "Stack with id " + name + " does not exist"));
  }

  private ObjectNode describeStacks(ObjectNode input) {
    List<Stack> wanted = input.hasNonNull("StackName") ? List.of(stack(input)) : stacks.all();
    ObjectNode response = response();
    ArrayNode list = response.putArray("Stacks");
    for (Stack stack : wanted) {
      ObjectNode description = summary(stack);
      description.set("Parameters", parameters(stack));
      description.set("Outputs", outputs(stack));
      list.add(description);
    }
    return response;
  }

  private ObjectNode listStacks(ObjectNode input) {
    JsonNode filter = input.path("StackStatusFilter");
    boolean wanted =
        filter.isEmpty() || filter.valueStream().anyMatch(one -> one.asString("").equals(STATUS));
    ObjectNode response = response();
    ArrayNode list = response.putArray("StackSummaries");
    if (wanted) {
      stacks.all().forEach(stack -> list.add(summary(stack)));
    }
    return response;
  }

  private static ObjectNode summary(Stack stack) {
    ObjectNode summary = response();
    summary.put("StackId", stack.id()).put("StackName", stack.name());
    stack
        .template()
        .section("Description")
        .asStringOpt()
        .ifPresent(text -> summary.put("Description", text));
    return summary.put("CreationTime", seconds(stack)).put("StackStatus", STATUS);
  }

  private static ArrayNode parameters(Stack stack) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    stack
        .parameters()
        .forEach(
            (name, value) ->
                list.addObject()
                    .put("ParameterKey", name)
                    .put("ParameterValue", value.isArray() ? joined(value) : value.asString("")));
    return list;
  }

  private static String joined(JsonNode list) {
    return String.join(",", list.valueStream().map(item -> item.asString("")).toList());
  }

  private static ArrayNode outputs(Stack stack) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (StackOutput output : stack.outputs()) {
      ObjectNode json =
          list.addObject().put("OutputKey", output.name()).put("OutputValue", output.value());
      output.description().ifPresent(text -> json.put("Description", text));
      output.export().ifPresent(name -> json.put("ExportName", name));
    }
    return list;
  }

  private ObjectNode resources(ObjectNode input, String member, String time) {
    Stack stack = stack(input);
    ObjectNode response = response();
    ArrayNode list = response.putArray(member);
    for (StackResource resource : stack.report().resources()) {
      ObjectNode json =
          list.addObject()
              .put("LogicalResourceId", resource.logicalId())
              .put("PhysicalResourceId", resource.physicalId())
              .put("ResourceType", resource.type())
              .put(time, seconds(stack))
              .put("ResourceStatus", STATUS);
      if (!resource.simulated()) {
        json.put("ResourceStatusReason", "accepted, not simulated");
      }
      if (member.equals("StackResources")) {
        json.put("StackName", stack.name()).put("StackId", stack.id());
      }
    }
    return response;
  }

  private static double seconds(Stack stack) {
    return stack.created().toEpochMilli() / 1000.0;
  }

  private static ObjectNode response() {
    return JsonNodeFactory.instance.objectNode();
  }
}
