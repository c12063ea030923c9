package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.iam.policy.PolicyDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policies that AWS itself manages, as far as roles of ECS use them ("AWS Managed Policy
 * Reference").
 */
final class AwsManagedPolicies {

  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "AdministratorAccess",
          List.of("*"),
          "service-role/AmazonECSTaskExecutionRolePolicy",
          List.of(
              "ecr:GetAuthorizationToken",
              "ecr:BatchCheckLayerAvailability",
              "ecr:GetDownloadUrlForLayer",
              "ecr:BatchGetImage",
              "logs:CreateLogStream",
              "logs:PutLogEvents"));

  private AwsManagedPolicies() {}

  static Map<String, PolicyDocument> read() {
    Map<String, PolicyDocument> out = new HashMap<>();
    ACTIONS.forEach(
        (name, actions) -> out.put("arn:aws:iam::aws:policy/" + name, allowOnEverything(actions)));
    return out;
  }

  private static PolicyDocument allowOnEverything(List<String> actions) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    ObjectNode statement = document.putArray("Statement").addObject();
    statement.put("Effect", "Allow").put("Resource", "*");
    actions.forEach(statement.putArray("Action")::add);
    return PolicyDocument.of(document);
  }
}
