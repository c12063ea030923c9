package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.iam.policy.PolicyDocument;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The roles and managed policies that templates define. */
public final class Roles {

  private static final Logger log = LoggerFactory.getLogger(Roles.class);

  private final Clock clock;
  private final Map<String, Role> byArn = new ConcurrentHashMap<>();
  private final Map<String, PolicyDocument> managed =
      new ConcurrentHashMap<>(AwsManagedPolicies.read());
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  public Roles(Clock clock) {
    this.clock = clock;
  }

  /**
   * Creates a role, or replaces the one with this ARN.
   *
   * @param trust the AssumeRolePolicyDocument
   * @param inline documents by policy name
   * @throws ApiException {@code MalformedPolicyDocument}
   */
  public void role(
      String arn,
      String name,
      JsonNode trust,
      Map<String, JsonNode> inline,
      List<String> managedPolicyArns) {
    Map<String, PolicyDocument> own = new LinkedHashMap<>();
    inline.forEach((policyName, document) -> own.put(policyName, PolicyDocument.of(document)));
    byArn.put(
        arn,
        new Role(
            arn,
            name,
            Ids.of("AROA"),
            clock.instant(),
            PolicyDocument.of(trust),
            own,
            new LinkedHashSet<>(managedPolicyArns)));
  }

  /**
   * Puts an inline policy into roles (an {@code AWS::IAM::Policy}).
   *
   * @throws ApiException {@code NoSuchEntity} where there is no role of that name
   */
  public void attach(String policyName, JsonNode document, Collection<String> roleNames) {
    PolicyDocument policy = PolicyDocument.of(document);
    roleNames.forEach(name -> change(named(name).withInline(policyName, policy)));
  }

  /** Defines a managed policy and gives it to roles (an {@code AWS::IAM::ManagedPolicy}). */
  public void managedPolicy(String arn, JsonNode document, Collection<String> roleNames) {
    managed.put(arn, PolicyDocument.of(document));
    roleNames.forEach(name -> change(named(name).withManaged(List.of(arn))));
  }

  private void change(Role role) {
    byArn.put(role.arn(), role);
  }

  public void delete(String arn) {
    byArn.remove(arn);
  }

  Optional<Role> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  Role named(String name) {
    return byArn.values().stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    "NoSuchEntity", "The role with name " + name + " cannot be found.", 404));
  }

  List<Role> all() {
    return byArn.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  /** Every policy of a role; a managed policy whose text is unknown grants nothing. */
  List<PolicyDocument> policiesOf(Role role) {
    List<PolicyDocument> policies = new ArrayList<>(role.inline().values());
    for (String arn : role.managed()) {
      PolicyDocument policy = managed.get(arn);
      if (policy != null) {
        policies.add(policy);
      } else if (reported.add(arn)) {
        log.warn("The text of managed policy {} is not known here: it grants nothing.", arn);
      }
    }
    return policies;
  }
}
