package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.template.resources.RoleStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** IAM for resources that have nothing to do with it. */
enum NoRoles implements RoleStore {
  INSTANCE;

  @Override
  public void role(
      String arn,
      String name,
      JsonNode trust,
      Map<String, JsonNode> inline,
      List<String> managedPolicyArns) {}

  @Override
  public void attach(String policyName, JsonNode document, Collection<String> roleNames) {}

  @Override
  public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {}
}
