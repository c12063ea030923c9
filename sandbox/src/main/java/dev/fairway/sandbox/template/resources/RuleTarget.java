package dev.fairway.sandbox.template.resources;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A rule's target, from a template's spelling to PutTargets'. They differ for ECS alone. */
final class RuleTarget {

  private RuleTarget() {}

  static ObjectNode of(ObjectNode template) {
    ObjectNode target = template.deepCopy();
    if (target.path("EcsParameters") instanceof ObjectNode ecs) {
      vpc(ecs);
      for (String list : List.of("CapacityProviderStrategy", "PlacementConstraints")) {
        decapitalise(ecs, list, list);
      }
      decapitalise(ecs, "PlacementStrategies", "PlacementStrategy");
      JsonNode tags = ecs.path("TagList");
      if (!tags.isMissingNode()) {
        ecs.set("Tags", tags);
        ecs.remove("TagList");
      }
    }
    return target;
  }

  private static void vpc(ObjectNode ecs) {
    if (ecs.path("NetworkConfiguration") instanceof ObjectNode network
        && network.has("AwsVpcConfiguration")) {
      network.set("awsvpcConfiguration", network.path("AwsVpcConfiguration"));
      network.remove("AwsVpcConfiguration");
    }
  }

  private static void decapitalise(ObjectNode ecs, String from, String to) {
    JsonNode list = ecs.path(from);
    if (!list.isMissingNode()) {
      ecs.remove(from);
      ecs.set(to, Spelling.decapitalised(list));
    }
  }
}
