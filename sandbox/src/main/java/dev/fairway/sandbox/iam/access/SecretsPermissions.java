package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of Secrets Manager needs: the action on the secret's whole ARN, its suffix included.
 */
final class SecretsPermissions implements Permissions {

  private static final List<String> ON_EVERYTHING = List.of("ListSecrets", "GetRandomPassword");

  private final Account account;
  private final Apis apis;

  SecretsPermissions(Account account, Apis apis) {
    this.account = account;
    this.apis = apis;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    String action = "secretsmanager:" + operation;
    if (ON_EVERYTHING.contains(operation)) {
      return List.of(new Access(action, "*"));
    }
    if (operation.equals("CreateSecret")) {
      return List.of(new Access(action, arn(request.input().path("Name").asString(""))));
    }
    return List.of(new Access(action, resolved(request.input().path("SecretId").asString(""))));
  }

  private String resolved(String id) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("SecretId", id);
    try {
      return apis.call(new ApiCall("secretsmanager", "DescribeSecret", input, Caller.REGION))
          .path("ARN")
          .asString("");
    } catch (ApiException e) {
      // Secrets Manager itself will say that there is none; the right to ask comes first.
      return arn(id);
    }
  }

  private String arn(String name) {
    return name.startsWith("arn:") ? name : account.arn("secretsmanager", "secret:" + name);
  }
}
