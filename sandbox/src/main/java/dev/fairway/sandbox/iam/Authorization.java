package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Gate;
import dev.fairway.sandbox.iam.policy.PolicyDocument;
import dev.fairway.sandbox.iam.policy.PolicyRequest;
import dev.fairway.sandbox.iam.policy.Verdict;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks each call made under a role against the role's policies. A person's calls and the region's
 * own are not checked.
 */
public final class Authorization implements Gate {

  private final Roles roles;
  private final Sessions sessions;
  private final Account account;
  private final Clock clock;
  private final UnknownConditions unknown = new UnknownConditions();

  public Authorization(Roles roles, Sessions sessions, Account account, Clock clock) {
    this.roles = roles;
    this.sessions = sessions;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public void check(Caller caller, Access access) {
    if (caller.roleArn().isEmpty()) {
      return;
    }
    if (sessions.hasExpired(caller)) {
      throw Denial.expired(access);
    }
    String roleArn = caller.roleArn().get();
    Optional<Role> role = roles.find(roleArn);
    if (role.isEmpty()) {
      throw Denial.unknownRole(roleArn, access);
    }
    Verdict verdict = decide(role.get(), access);
    if (verdict != Verdict.ALLOWED) {
      throw Denial.of(role.get().sessionArn(sessions.nameOf(caller)), access, verdict);
    }
  }

  Verdict decide(Role role, Access access) {
    Map<String, List<String>> keys = circumstances(role);
    keys.putAll(access.keys());
    return PolicyDocument.evaluate(
        roles.policiesOf(role),
        new PolicyRequest(access.action(), access.resourceArn(), keys),
        unknown.of(role.arn()));
  }

  /**
   * The condition keys that every call has. The sandbox speaks plain HTTP on the loopback interface
   * only, which stands for the TLS of AWS: a policy that insists on TLS holds here as it will
   * there.
   */
  private Map<String, List<String>> circumstances(Role role) {
    Map<String, List<String>> keys = new HashMap<>();
    keys.put("aws:SecureTransport", List.of("true"));
    keys.put("aws:ViaAWSService", List.of("false"));
    keys.put("aws:PrincipalIsAWSService", List.of("false"));
    keys.put("aws:PrincipalArn", List.of(role.arn()));
    keys.put("aws:PrincipalAccount", List.of(account.id()));
    keys.put("aws:PrincipalType", List.of("AssumedRole"));
    keys.put("aws:ResourceAccount", List.of(account.id()));
    keys.put("aws:RequestedRegion", List.of(account.region()));
    keys.put("aws:CurrentTime", List.of(clock.instant().toString()));
    keys.put("aws:EpochTime", List.of(String.valueOf(clock.instant().getEpochSecond())));
    return keys;
  }
}
