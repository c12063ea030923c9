package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.iam.policy.PolicyDocument;
import dev.fairway.sandbox.iam.policy.PolicyRequest;
import dev.fairway.sandbox.iam.policy.Principal;
import dev.fairway.sandbox.iam.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom roles let assume them: the question that their trust policies answer. */
final class Trust {

  private final Roles roles;
  private final UnknownConditions unknown = new UnknownConditions();

  Trust(Roles roles) {
    this.roles = roles;
  }

  /** Refuses in ECS's words a role that ECS can't assume for a task. */
  void checkTask(String taskArn, String roleArn) {
    Map<String, List<String>> keys =
        Map.of("aws:SourceArn", List.of(taskArn), "aws:SourceAccount", List.of(account(taskArn)));
    if (!trusts(roleArn, Principal.service("ecs-tasks.amazonaws.com"), keys)) {
      throw ApiException.badRequest(
          "ClientException",
          "ECS was unable to assume the role '"
              + roleArn
              + "' that was provided for this task. Please verify that the role being passed has"
              + " the proper trust relationship and permissions and that your IAM user has"
              + " permissions to pass this role.");
    }
  }

  /** Whether a role exists and its trust policy allows the principal. */
  boolean trusts(String roleArn, Principal principal, Map<String, List<String>> keys) {
    Optional<Role> role = roles.find(roleArn);
    if (role.isEmpty()) {
      return false;
    }
    PolicyRequest request = new PolicyRequest("sts:AssumeRole", roleArn, keys);
    PolicyDocument policy = role.get().trust();
    return policy.trusts(principal, request, unknown.of(roleArn)) == Verdict.ALLOWED;
  }

  private static String account(String arn) {
    return arn.split(":", 6)[4];
  }
}
