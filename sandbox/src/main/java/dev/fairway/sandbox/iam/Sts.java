package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.iam.policy.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** STS ({@code sts}): who am I, and sessions under a role. */
public final class Sts implements ApiHandler {

  private final Roles roles;
  private final Sessions sessions;
  private final Authorization authorization;
  private final Account account;
  private final Trust trust;

  public Sts(Roles roles, Sessions sessions, Authorization authorization, Account account) {
    this.roles = roles;
    this.sessions = sessions;
    this.authorization = authorization;
    this.account = account;
    this.trust = new Trust(roles);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    return switch (call.operation()) {
      case "GetCallerIdentity" -> callerIdentity(call.caller());
      case "AssumeRole" -> assumeRole(call);
      default -> throw Iam.unsupported("STS", call.operation());
    };
  }

  private ObjectNode callerIdentity(Caller caller) {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("Account", account.id());
    if (caller.roleArn().isEmpty()) {
      return out.put("UserId", account.id()).put("Arn", root());
    }
    String session = sessions.nameOf(caller);
    Role role = existing(caller.roleArn().get());
    return out.put("UserId", role.id() + ":" + session).put("Arn", role.sessionArn(session));
  }

  private ObjectNode assumeRole(ApiCall call) {
    String roleArn = Iam.required(call.input(), "RoleArn");
    String name = Iam.required(call.input(), "RoleSessionName");
    Duration lifetime = Duration.ofSeconds(call.input().path("DurationSeconds").asLong(3600));
    if (lifetime.compareTo(Duration.ofMinutes(15)) < 0
        || lifetime.compareTo(Duration.ofHours(12)) > 0) {
      throw ApiException.badRequest(
          "ValidationError",
          "DurationSeconds must be from 900 to 43200, not " + lifetime.toSeconds());
    }
    checkMayAssume(call.caller(), roleArn);
    Role role = existing(roleArn);
    Session session = sessions.assume(roleArn, name, lifetime);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.putObject("Credentials")
        .put("AccessKeyId", session.accessKeyId())
        .put("SecretAccessKey", session.secretAccessKey())
        .put("SessionToken", session.sessionToken())
        .put("Expiration", session.expiration().getEpochSecond());
    out.putObject("AssumedRoleUser")
        .put("AssumedRoleId", role.id() + ":" + name)
        .put("Arn", role.sessionArn(name));
    return out;
  }

  /**
   * A role may assume another that trusts it by its ARN; one that trusts the account leaves the
   * decision to the caller's own policies. A person may assume any, to see what it may do.
   */
  private void checkMayAssume(Caller caller, String roleArn) {
    if (caller.roleArn().isEmpty()) {
      return;
    }
    String callerArn = caller.roleArn().get();
    Map<String, List<String>> keys = Map.of("aws:PrincipalArn", List.of(callerArn));
    if (trust.trusts(roleArn, Principal.aws(callerArn), keys)) {
      return;
    }
    Access access = new Access("sts:AssumeRole", roleArn);
    if (!trust.trusts(roleArn, Principal.aws(account.id(), root()), keys)) {
      throw new ApiException(
          "AccessDenied",
          "User: "
              + existing(callerArn).sessionArn(sessions.nameOf(caller))
              + " is not authorized to perform: sts:AssumeRole on resource: "
              + roleArn,
          403);
    }
    authorization.check(caller, access);
  }

  private Role existing(String roleArn) {
    return roles
        .find(roleArn)
        .orElseThrow(
            () ->
                new ApiException(
                    "AccessDenied", "No template of this region defines the role " + roleArn, 403));
  }

  private String root() {
    return "arn:aws:iam::" + account.id() + ":root";
  }
}
