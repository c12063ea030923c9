package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.events.CfnRule;

/** The rule that has EventBridge start a task for each upload. */
final class UploadRule {

  private final Stack stack;
  private final PlatformStack platform;
  private final ImageProcessorConfig config;
  private final ImageTask task;

  UploadRule(Stack stack, PlatformStack platform, ImageProcessorConfig config, ImageTask task) {
    this.stack = stack;
    this.platform = platform;
    this.config = config;
    this.task = task;
  }

  void watch(String uploadsBucket) {
    UndeliveredEvents failures = new UndeliveredEvents(stack, platform, "StartFailures");
    RunTaskRole role = new RunTaskRole(stack, platform.cluster(), ImageTask.NAME, task.roles());
    CfnRule rule =
        CfnRule.Builder.create(stack, "UploadRule")
            .description("Starts a task of the image-processor for each upload")
            .state("ENABLED")
            .eventPattern(config.start().filter().pattern(uploadsBucket))
            .targets(List.of(target(failures, role)))
            .build();
    failures.acceptFrom(rule, "EventsThatStartedNoTask", "Uploads started no task");
    // Without its policies the first tasks would be refused, and a refusal is not tried again.
    rule.getNode().addDependency(role.policy());
    task.roles().policies().forEach(policy -> rule.getNode().addDependency(policy));
  }

  private CfnRule.TargetProperty target(UndeliveredEvents failures, RunTaskRole role) {
    return CfnRule.TargetProperty.builder()
        .id(ImageTask.NAME)
        .arn(platform.cluster().getClusterArn())
        .roleArn(role.arn())
        .ecsParameters(ecs())
        .inputTransformer(UploadEvent.asOverridesOf(ImageTask.NAME))
        .retryPolicy(
            CfnRule.RetryPolicyProperty.builder()
                .maximumEventAgeInSeconds(config.start().maxAge())
                .maximumRetryAttempts(config.start().maxRetries())
                .build())
        .deadLetterConfig(
            CfnRule.DeadLetterConfigProperty.builder().arn(failures.queueArn()).build())
        .build();
  }

  private CfnRule.EcsParametersProperty ecs() {
    ISecurityGroup group =
        platform
            .network()
            .closedGroup(stack, "TaskSecurityGroup", "image-processor: nothing in, HTTPS out");
    CfnRule.EcsParametersProperty.Builder ecs =
        CfnRule.EcsParametersProperty.builder()
            .taskDefinitionArn(task.definitionArn())
            .taskCount(1)
            .networkConfiguration(placement(group))
            .group(ImageTask.NAME)
            .propagateTags("TASK_DEFINITION")
            .enableEcsManagedTags(true)
            .enableExecuteCommand(false);
    int spotPercent = config.task().spotPercent();
    // RunTask takes one or the other; the launch type is what AWS documents with a public address.
    return spotPercent == 0
        ? ecs.launchType("FARGATE").build()
        : ecs.capacityProviderStrategy(providers(spotPercent)).build();
  }

  private CfnRule.NetworkConfigurationProperty placement(ISecurityGroup group) {
    return CfnRule.NetworkConfigurationProperty.builder()
        .awsVpcConfiguration(
            CfnRule.AwsVpcConfigurationProperty.builder()
                .subnets(platform.network().taskSubnetIds())
                .securityGroups(List.of(group.getSecurityGroupId()))
                .assignPublicIp(platform.network().assignsPublicAddress() ? "ENABLED" : "DISABLED")
                .build())
        .build();
  }

  private static List<CfnRule.CapacityProviderStrategyItemProperty> providers(int spotPercent) {
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
