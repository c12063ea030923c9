package dev.fairway.sandbox;

import dev.fairway.sandbox.iam.Roles;
import dev.fairway.sandbox.template.resources.RoleStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Hands the roles of templates to IAM; neither knows the other. */
record TemplateRoles(Roles roles) implements RoleStore {

  @Override
  public void role(
      String arn,
      String name,
      JsonNode trust,
      Map<String, JsonNode> inline,
      List<String> managedPolicyArns) {
    roles.role(arn, name, trust, inline, managedPolicyArns);
  }

  @Override
  public void attach(String policyName, JsonNode document, Collection<String> roleNames) {
    roles.attach(policyName, document, roleNames);
  }

  @Override
  public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {
    roles.managedPolicy(arn, document, roleNames);
  }
}
