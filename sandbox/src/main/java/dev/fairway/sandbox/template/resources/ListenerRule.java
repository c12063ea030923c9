package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ElasticLoadBalancingV2::ListenerRule}. */
final class ListenerRule implements Provisioner {

  private static final List<String> MEMBERS =
      List.of("Actions", "Conditions", "ListenerArn", "Priority", "Transforms");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    ObjectNode input = BalancerResource.members(request.properties(), MEMBERS);
    JsonNode made =
        existing(input, world)
            .map(
                known ->
                    BalancerResource.call("ModifyRule", "Rules", modification(input, known), world))
            .orElseGet(() -> BalancerResource.call("CreateRule", "Rules", input, world));
    String arn = made.path("RuleArn").asString("");
    return Provisioned.simulated(arn, Map.of("RuleArn", arn, "IsDefault", "false"));
  }

  private static Optional<JsonNode> existing(ObjectNode input, World world) {
    ObjectNode listener = BalancerResource.object();
    listener.set("ListenerArn", input.path("ListenerArn"));
    String priority = input.path("Priority").asString("");
    return BalancerResource.all("DescribeRules", "Rules", listener, world)
        .filter(rule -> rule.path("Priority").asString("").equals(priority))
        .findFirst();
  }

  private static ObjectNode modification(ObjectNode input, JsonNode known) {
    ObjectNode change = input.deepCopy().remove(List.of("ListenerArn", "Priority"));
    return change.set("RuleArn", known.path("RuleArn"));
  }
}
