package dev.fairway.sandbox.template.resources;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where the roles and policies of stacks go. */
public interface RoleStore {

  /**
   * Creates a role, or replaces the one with this ARN.
   *
   * @param trust the AssumeRolePolicyDocument
   * @param inline documents by policy name
   */
  void role(
      String arn,
      String name,
      JsonNode trust,
      Map<String, JsonNode> inline,
      List<String> managedPolicyArns);

  /** Puts an inline policy into roles that exist. */
  void attach(String policyName, JsonNode document, Collection<String> roleNames);

  /** Defines a managed policy and gives it to roles that exist. */
  void managedPolicy(String arn, JsonNode document, Collection<String> roleNames);
}
