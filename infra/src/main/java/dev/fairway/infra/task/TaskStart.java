package dev.fairway.infra.task;

import dev.fairway.infra.platform.PlatformStack;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.events.CfnRule;

/** How EventBridge starts the task of an app: where it runs, on what, and in which role. */
public final class TaskStart {

  private final PlatformStack platform;
  private final AppTask task;
  private final int spotPercent;
  private final RunTaskRole role;
  private final ISecurityGroup group;

  public TaskStart(Stack stack, PlatformStack platform, AppTask task, TaskConfig config) {
    this.platform = platform;
    this.task = task;
    this.spotPercent = config.spotPercent();
    this.role = new RunTaskRole(stack, platform.cluster(), task.name(), task.roles());
    this.group =
        platform
            .network()
            .closedGroup(stack, "TaskSecurityGroup", task.name() + ": nothing in, HTTPS out");
  }

  /**
   * The target of a rule: one task for each event.
   *
   * @param overrides what the event becomes, as RunTask takes it
   * @param failuresArn of the queue of events that started no task
   */
  public CfnRule.TargetProperty target(
      CfnRule.InputTransformerProperty overrides, StartEffort effort, String failuresArn) {
    return CfnRule.TargetProperty.builder()
        .id(task.name())
        .arn(platform.cluster().getClusterArn())
        .roleArn(role.arn())
        .ecsParameters(ecs())
        .inputTransformer(overrides)
        .retryPolicy(effort.asRetryPolicy())
        .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder().arn(failuresArn).build())
        .build();
  }

  /** Without its policies the first tasks would be refused, and a refusal is not tried again. */
  public void hasItsRightsBefore(CfnRule rule) {
    rule.getNode().addDependency(role.policy());
    task.roles().policies().forEach(policy -> rule.getNode().addDependency(policy));
  }

  private CfnRule.EcsParametersProperty ecs() {
    CfnRule.EcsParametersProperty.Builder ecs =
        CfnRule.EcsParametersProperty.builder()
            .taskDefinitionArn(task.definition().getTaskDefinitionArn())
            .taskCount(1)
            .networkConfiguration(placement())
            .group(task.name())
            .propagateTags("TASK_DEFINITION")
            .enableEcsManagedTags(true)
            .enableExecuteCommand(false);
    // RunTask takes one or the other; the launch type is what AWS documents with a public address.
    return spotPercent == 0
        ? ecs.launchType("FARGATE").build()
        : ecs.capacityProviderStrategy(providers()).build();
  }

  private CfnRule.NetworkConfigurationProperty placement() {
    return CfnRule.NetworkConfigurationProperty.builder()
        .awsVpcConfiguration(
            CfnRule.AwsVpcConfigurationProperty.builder()
                .subnets(platform.network().taskSubnetIds())
                .securityGroups(List.of(group.getSecurityGroupId()))
                .assignPublicIp(platform.network().assignsPublicAddress() ? "ENABLED" : "DISABLED")
                .build())
        .build();
  }

  private List<CfnRule.CapacityProviderStrategyItemProperty> providers() {
    List<CfnRule.CapacityProviderStrategyItemProperty> providers = new ArrayList<>();
    if (spotPercent < 100) {
      providers.add(provider("FARGATE", 100 - spotPercent));
    }
    providers.add(provider("FARGATE_SPOT", spotPercent));
    return providers;
  }

  private static CfnRule.CapacityProviderStrategyItemProperty provider(String name, int weight) {
    return CfnRule.CapacityProviderStrategyItemProperty.builder()
        .capacityProvider(name)
        .weight(weight)
        .build();
  }
}
