package dev.fairway.infra.task;

import dev.fairway.infra.stack.Conditions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.IConstruct;

/**
 * The two roles of a task, which are easily mixed up.
 *
 * @param task what the app's code may do
 * @param execution what ECS may do to start it: pull the image and write logs
 */
public record TaskRoles(Role task, Role execution) {

  public static TaskRoles create(Stack stack, String app) {
    return new TaskRoles(
        role(stack, "TaskRole", "What the code of the %s may do".formatted(app)),
        role(
            stack,
            "ExecutionRole",
            "What ECS may do to start the %s: pull its image and write its log".formatted(app)));
  }

  /**
   * Allows the code of the task the actions on the resources, and names the reason in the policy.
   */
  public void allow(String sid, List<String> actions, List<String> resources) {
    task.addToPolicy(
        PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources).build());
  }

  /** Allows the code of the task to publish events of these sources on a bus. */
  public void allowEvents(String sid, String busArn, List<String> sources) {
    task.addToPolicy(
        PolicyStatement.Builder.create()
            .sid(sid)
            .actions(List.of("events:PutEvents"))
            .resources(List.of(busArn))
            .conditions(Map.of("StringEquals", Map.of("events:source", single(sources))))
            .build());
  }

  private static Object single(List<String> sources) {
    return sources.size() == 1 ? sources.getFirst() : sources;
  }

  /** What the roles may do, resources of their own beside the roles. */
  public List<IConstruct> policies() {
    return Stream.of(task, execution)
        .map(role -> role.getNode().findChild("DefaultPolicy"))
        .toList();
  }

  /** Allows metrics under one namespace; CloudWatch has no resources to name for them. */
  public void allowMetrics(String namespace) {
    task.addToPolicy(
        PolicyStatement.Builder.create()
            .sid("PublishMetrics")
            .actions(List.of("cloudwatch:PutMetricData"))
            .resources(List.of("*"))
            .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", namespace)))
            .build());
  }

  private static Role role(Stack stack, String id, String description) {
    return Role.Builder.create(stack, id)
        .description(description)
        .assumedBy(
            ServicePrincipal.Builder.create("ecs-tasks.amazonaws.com")
                .conditions(Conditions.calledFor(anyEcsResource(stack)))
                .build())
        .build();
  }

  private static String anyEcsResource(Stack stack) {
    return stack.formatArn(ArnComponents.builder().service("ecs").resource("*").build());
  }
}
