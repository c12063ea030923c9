package dev.fairway.sandbox.iam;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** IAM ({@code iam}): reads the roles that templates define, and tries their policies. */
public final class Iam implements ApiHandler {

  private final Roles roles;
  private final Authorization authorization;

  public Iam(Roles roles, Authorization authorization) {
    this.roles = roles;
    this.authorization = authorization;
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    ObjectNode input = call.input();
    return switch (call.operation()) {
      case "GetRole" -> getRole(role(input));
      case "ListRoles" -> listRoles();
      case "ListRolePolicies" -> listRolePolicies(role(input));
      case "GetRolePolicy" -> getRolePolicy(role(input), required(input, "PolicyName"));
      case "ListAttachedRolePolicies" -> listAttachedRolePolicies(role(input));
      case "SimulatePrincipalPolicy" -> simulate(input);
      default -> throw unsupported("IAM", call.operation());
    };
  }

  private Role role(ObjectNode input) {
    return roles.named(required(input, "RoleName"));
  }

  private static ObjectNode getRole(Role role) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("Role", describe(role));
    return out;
  }

  private ObjectNode listRoles() {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("IsTruncated", false);
    ArrayNode list = out.putArray("Roles");
    roles.all().forEach(role -> list.add(describe(role)));
    return out;
  }

  private static ObjectNode describe(Role role) {
    String resource = role.arn().split(":", 6)[5];
    return JsonNodeFactory.instance
        .objectNode()
        .put("Path", resource.substring("role".length(), resource.lastIndexOf('/') + 1))
        .put("RoleName", role.name())
        .put("RoleId", role.id())
        .put("Arn", role.arn())
        .put("CreateDate", role.created().getEpochSecond())
        .put("AssumeRolePolicyDocument", encoded(role.trust().json()))
        .put("MaxSessionDuration", 3600);
  }

  private static ObjectNode listRolePolicies(Role role) {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("IsTruncated", false);
    role.inline().keySet().forEach(out.putArray("PolicyNames")::add);
    return out;
  }

  private static ObjectNode listAttachedRolePolicies(Role role) {
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("IsTruncated", false);
    ArrayNode list = out.putArray("AttachedPolicies");
    for (String arn : role.managed()) {
      list.addObject()
          .put("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
          .put("PolicyArn", arn);
    }
    return out;
  }

  private static ObjectNode getRolePolicy(Role role, String policyName) {
    return Optional.ofNullable(role.inline().get(policyName))
        .map(
            policy ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("RoleName", role.name())
                    .put("PolicyName", policyName)
                    .put("PolicyDocument", encoded(policy.json())))
        .orElseThrow(
            () ->
                new ApiException(
                    "NoSuchEntity",
                    "The role policy with name " + policyName + " cannot be found.",
                    404));
  }

  private ObjectNode simulate(ObjectNode input) {
    String source = required(input, "PolicySourceArn");
    Role role = roles.named(source.substring(source.lastIndexOf('/') + 1));
    Map<String, List<String>> keys = new HashMap<>();
    for (JsonNode entry : input.path("ContextEntries")) {
      keys.put(entry.path("ContextKeyName").asString(""), texts(entry.path("ContextKeyValues")));
    }
    List<String> resources = texts(input.path("ResourceArns"));
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("IsTruncated", false);
    ArrayNode results = out.putArray("EvaluationResults");
    for (String action : texts(input.path("ActionNames"))) {
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        results
            .addObject()
            .put("EvalActionName", action)
            .put("EvalResourceName", resource)
            .put("EvalDecision", decision(role, new Access(action, resource, keys)));
      }
    }
    return out;
  }

  private String decision(Role role, Access access) {
    return switch (authorization.decide(role, access)) {
      case ALLOWED -> "allowed";
      case EXPLICIT_DENY -> "explicitDeny";
      case IMPLICIT_DENY -> "implicitDeny";
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> out = new ArrayList<>();
    array.forEach(node -> out.add(node.asString("")));
    return out;
  }

  /** Policy documents travel percent-encoded (RFC 3986), as the IAM API reference has it. */
  private static String encoded(JsonNode document) {
    return URLEncoder.encode(document.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String required(ObjectNode input, String member) {
    String value = input.path(member).asString("");
    if (value.isEmpty()) {
      throw ApiException.badRequest("ValidationError", "The parameter " + member + " is required.");
    }
    return value;
  }

  static ApiException unsupported(String service, String operation) {
    return ApiException.badRequest(
        "UnknownOperationException",
        "The sandbox does not simulate " + operation + " of " + service + ".");
  }
}
