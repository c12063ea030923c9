package dev.fairway.sandbox.iam.policy;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * An IAM policy: of a role (its trust) or for a role (its permissions).
 *
 * @param json the document as it was given
 */
public record PolicyDocument(JsonNode json, List<Statement> statements) {

  /**
   * Reads a document.
   *
   * @throws dev.fairway.sandbox.api.ApiException {@code MalformedPolicyDocument}, naming the
   *     statement and the element
   */
  public static PolicyDocument of(JsonNode json) {
    return new PolicyDocument(json, PolicyReader.statements(json));
  }

  /**
   * What policies say about a request: an explicit Deny wins, an Allow is needed.
   *
   * @param unknown hears of each condition that can't be evaluated here; its statement does not
   *     apply
   */
  public static Verdict evaluate(
      Collection<PolicyDocument> policies, PolicyRequest request, Consumer<String> unknown) {
    List<Statement> applying =
        policies.stream()
            .flatMap(policy -> policy.statements.stream())
            .filter(statement -> statement.applies(request, unknown))
            .toList();
    return verdict(applying);
  }

  /** What this trust policy says about a principal that wants to assume its role. */
  public Verdict trusts(Principal principal, PolicyRequest request, Consumer<String> unknown) {
    List<Statement> applying =
        statements.stream()
            .filter(statement -> statement.principals().include(principal))
            .filter(statement -> statement.applies(request, unknown))
            .toList();
    return verdict(applying);
  }

  private static Verdict verdict(List<Statement> applying) {
    if (applying.stream().anyMatch(statement -> !statement.allow())) {
      return Verdict.EXPLICIT_DENY;
    }
    return applying.isEmpty() ? Verdict.IMPLICIT_DENY : Verdict.ALLOWED;
  }
}
