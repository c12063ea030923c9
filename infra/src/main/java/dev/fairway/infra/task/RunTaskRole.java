package dev.fairway.infra.task;

import dev.fairway.infra.stack.Conditions;
import dev.fairway.infra.stack.Explained;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.IConstruct;

/** The role in which EventBridge starts tasks of one family in one cluster. */
final class RunTaskRole {

  private final Role role;

  RunTaskRole(Stack stack, ICluster cluster, String family, TaskRoles passed) {
    this.role =
        Role.Builder.create(stack, "EventsRole")
            .description("What EventBridge may do: start tasks of the " + family)
            .assumedBy(
                ServicePrincipal.Builder.create("events.amazonaws.com")
                    .conditions(Conditions.fromThisAccount())
                    .build())
            .build();
    role.addToPolicy(startTasks(stack, cluster, family));
    role.addToPolicy(tagWhatItStarts(stack, cluster));
    role.addToPolicy(passRoles(passed));
    Explained.suppress(
        role,
        "AwsSolutions-IAM5",
        "An event that is retried may name the revision before the newest, and a task has no id"
            + " before it starts; family, cluster and action are fixed.");
  }

  String arn() {
    return role.getRoleArn();
  }

  /** What the role may do, a resource of its own beside the role. */
  IConstruct policy() {
    return role.getNode().findChild("DefaultPolicy");
  }

  private static PolicyStatement startTasks(Stack stack, ICluster cluster, String family) {
    return PolicyStatement.Builder.create()
        .sid("StartTasks")
        .actions(List.of("ecs:RunTask"))
        .resources(List.of(ecs(stack, "task-definition", family + ":*")))
        .conditions(Map.of("ArnEquals", Map.of("ecs:cluster", cluster.getClusterArn())))
        .build();
  }

  private static PolicyStatement tagWhatItStarts(Stack stack, ICluster cluster) {
    return PolicyStatement.Builder.create()
        .sid("TagWhatItStarts")
        .actions(List.of("ecs:TagResource"))
        .resources(List.of(ecs(stack, "task", cluster.getClusterName() + "/*")))
        .conditions(Map.of("StringEquals", Map.of("ecs:CreateAction", "RunTask")))
        .build();
  }

  private static PolicyStatement passRoles(TaskRoles passed) {
    return PolicyStatement.Builder.create()
        .sid("PassRoles")
        .actions(List.of("iam:PassRole"))
        .resources(List.of(passed.task().getRoleArn(), passed.execution().getRoleArn()))
        .conditions(
            Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
        .build();
  }

  private static String ecs(Stack stack, String resource, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("ecs")
            .resource(resource)
            .resourceName(name)
            .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
            .build());
  }
}
