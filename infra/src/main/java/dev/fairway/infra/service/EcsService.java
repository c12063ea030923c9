package dev.fairway.infra.service;

import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnTargetGroup;

/** The ECS service: where its tasks run, how they are replaced, and how requests reach them. */
public final class EcsService {

  private final Stack stack;
  private final PlatformStack platform;
  private final IngressStack ingress;
  private final ServiceConfig config;

  public EcsService(
      Stack stack, PlatformStack platform, IngressStack ingress, ServiceConfig config) {
    this.stack = stack;
    this.platform = platform;
    this.ingress = ingress;
    this.config = config;
  }

  /** Without a desired count, which scaling decides and a deployment must leave alone. */
  public CfnService start(ServiceTask task, Paths paths, ISecurityGroup group) {
    CfnTargetGroup targets = targets();
    List<CfnListenerRule> routes = new Routes(stack, ingress, targets).add(paths);
    CfnService service =
        CfnService.Builder.create(stack, "Service")
            .serviceName(config.app())
            .cluster(platform.cluster().getClusterArn())
            .taskDefinition(task.definitionArn())
            .capacityProviderStrategy(providers())
            .networkConfiguration(placement(group))
            .loadBalancers(List.of(balancing(targets)))
            .healthCheckGracePeriodSeconds(config.startGrace().toSeconds())
            .deploymentConfiguration(deployment())
            .availabilityZoneRebalancing("ENABLED")
            .enableExecuteCommand(config.exec())
            .enableEcsManagedTags(true)
            .propagateTags("TASK_DEFINITION")
            .build();
    // A target group takes targets once a listener leads to it; a task starts with its rights.
    routes.forEach(service::addResourceDependency);
    task.roles().policies().forEach(policy -> service.getNode().addDependency(policy));
    return service;
  }

  private CfnTargetGroup targets() {
    return CfnTargetGroup.Builder.create(stack, "TargetGroup")
        .targetType("ip")
        .protocol("HTTP")
        .port(ServiceTask.PORT)
        .vpcId(platform.network().vpc().getVpcId())
        .healthCheckPath("/" + config.app() + "/health/readiness")
        .healthCheckIntervalSeconds(10)
        .healthCheckTimeoutSeconds(5)
        .healthyThresholdCount(2)
        .unhealthyThresholdCount(3)
        .matcher(CfnTargetGroup.MatcherProperty.builder().httpCode("200").build())
        .targetGroupAttributes(
            List.of(
                CfnTargetGroup.TargetGroupAttributeProperty.builder()
                    .key("deregistration_delay.timeout_seconds")
                    .value(String.valueOf(config.deregistration().toSeconds()))
                    .build()))
        .build();
  }

  private List<CfnService.CapacityProviderStrategyItemProperty> providers() {
    int spotPercent = config.task().spotPercent();
    List<CfnService.CapacityProviderStrategyItemProperty> providers = new ArrayList<>();
    providers.add(provider("FARGATE", 100 - spotPercent).base(config.onDemandBase()).build());
    if (spotPercent > 0) {
      providers.add(provider("FARGATE_SPOT", spotPercent).build());
    }
    return providers;
  }

  private static CfnService.CapacityProviderStrategyItemProperty.Builder provider(
      String name, int weight) {
    return CfnService.CapacityProviderStrategyItemProperty.builder()
        .capacityProvider(name)
        .weight(weight);
  }

  private CfnService.NetworkConfigurationProperty placement(ISecurityGroup group) {
    return CfnService.NetworkConfigurationProperty.builder()
        .awsvpcConfiguration(
            CfnService.AwsVpcConfigurationProperty.builder()
                .subnets(platform.network().taskSubnetIds())
                .securityGroups(List.of(group.getSecurityGroupId()))
                .assignPublicIp(platform.network().assignsPublicAddress() ? "ENABLED" : "DISABLED")
                .build())
        .build();
  }

  private CfnService.LoadBalancerProperty balancing(CfnTargetGroup targets) {
    return CfnService.LoadBalancerProperty.builder()
        .containerName(config.app())
        .containerPort(ServiceTask.PORT)
        .targetGroupArn(targets.getRef())
        .build();
  }

  /** New tasks first, old ones after; a revision that won't start is taken back. */
  private static CfnService.DeploymentConfigurationProperty deployment() {
    return CfnService.DeploymentConfigurationProperty.builder()
        .minimumHealthyPercent(100)
        .maximumPercent(200)
        .deploymentCircuitBreaker(
            CfnService.DeploymentCircuitBreakerProperty.builder()
                .enable(true)
                .rollback(true)
                .build())
        .build();
  }
}
