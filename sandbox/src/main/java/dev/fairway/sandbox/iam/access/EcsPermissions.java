package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a call of ECS needs, the roles that it passes on to tasks included. */
final class EcsPermissions implements Permissions {

  private static final List<String> ROLES = List.of("taskRoleArn", "executionRoleArn");

  private final Account account;
  private final Apis apis;

  EcsPermissions(Account account, Apis apis) {
    this.account = account;
    this.apis = apis;
  }

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    ObjectNode input = request.input();
    return switch (operation) {
      case "RunTask" -> runTask(input);
      case "RegisterTaskDefinition" -> registerTaskDefinition(input);
      case "StopTask", "DescribeTasks", "UpdateTaskProtection", "GetTaskProtection" ->
          inCluster(operation, "task", names(input, "task", "tasks"), input);
      case "CreateService", "UpdateService", "DeleteService", "DescribeServices" ->
          inCluster(operation, "service", names(input, "service", "services"), input);
      case "ListTasks" -> inCluster(operation, "container-instance", List.of("*"), input);
      case "CreateCluster", "DeleteCluster", "DescribeClusters", "UpdateCluster" ->
          clusters(operation, input);
      default ->
          List.of(
              new Access("ecs:" + operation, input.path("resourceArn").asString("*"), keys(input)));
    };
  }

  private List<Access> runTask(ObjectNode input) {
    JsonNode definition = definition(input.path("taskDefinition").asString(""));
    List<Access> needed = new ArrayList<>();
    needed.add(
        new Access("ecs:RunTask", definition.path("taskDefinitionArn").asString("*"), keys(input)));
    JsonNode overrides = input.path("overrides");
    for (String role : ROLES) {
      String arn = overrides.path(role).asString(definition.path(role).asString(""));
      passRole(arn).forEach(needed::add);
    }
    if (!input.path("tags").isEmpty()) {
      needed.add(new Access("ecs:TagResource", inCluster("task", "*", input), keys(input)));
    }
    return needed;
  }

  private static List<Access> registerTaskDefinition(ObjectNode input) {
    List<Access> needed = new ArrayList<>();
    needed.add(new Access("ecs:RegisterTaskDefinition", "*"));
    ROLES.forEach(role -> passRole(input.path(role).asString("")).forEach(needed::add));
    return needed;
  }

  private static Stream<Access> passRole(String roleArn) {
    return roleArn.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Access(
                "iam:PassRole",
                roleArn,
                Map.of("iam:PassedToService", List.of("ecs-tasks.amazonaws.com"))));
  }

  /** The definition that RunTask would take: of a family, the latest revision. */
  private JsonNode definition(String name) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("taskDefinition", name);
    try {
      return apis.call(new ApiCall("ecs", "DescribeTaskDefinition", input, Caller.REGION))
          .path("taskDefinition");
    } catch (ApiException e) {
      // ECS itself will say that there is no such definition; the right to run it comes first.
      String arn = name.startsWith("arn:") ? name : account.arn("ecs", "task-definition/" + name);
      return JsonNodeFactory.instance.objectNode().put("taskDefinitionArn", arn);
    }
  }

  private List<Access> inCluster(
      String operation, String kind, List<String> names, ObjectNode input) {
    return names.stream()
        .map(name -> new Access("ecs:" + operation, inCluster(kind, name, input), keys(input)))
        .toList();
  }

  private String inCluster(String kind, String name, ObjectNode input) {
    return name.startsWith("arn:")
        ? name
        : account.arn("ecs", kind + "/" + cluster(input) + "/" + name);
  }

  private List<Access> clusters(String operation, ObjectNode input) {
    List<String> names = names(input, "clusterName", "clusters");
    return (names.isEmpty() ? List.of(cluster(input)) : names)
        .stream().map(name -> new Access("ecs:" + operation, clusterArn(name))).toList();
  }

  private Map<String, List<String>> keys(ObjectNode input) {
    return Map.of("ecs:cluster", List.of(clusterArn(cluster(input))));
  }

  private String clusterArn(String name) {
    return name.startsWith("arn:") ? name : account.arn("ecs", "cluster/" + name);
  }

  private static String cluster(ObjectNode input) {
    String cluster = input.path("cluster").asString("default");
    return cluster.substring(cluster.lastIndexOf('/') + 1);
  }

  /** The values of a member that is a text in some operations and a list in others. */
  private static List<String> names(ObjectNode input, String one, String many) {
    List<String> out = new ArrayList<>();
    if (input.has(one)) {
      out.add(input.path(one).asString(""));
    } else if (input.has(one + "Name")) {
      out.add(input.path(one + "Name").asString(""));
    }
    input.path(many).forEach(each -> out.add(each.asString("")));
    return out;
  }
}
