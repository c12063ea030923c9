package dev.fairway.infra.service;

import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;

/** The security group of the tasks: in from the load balancer alone, out by HTTPS. */
public final class ServiceGroup {

  private ServiceGroup() {}

  public static ISecurityGroup create(
      Stack stack, PlatformStack platform, IngressStack ingress, String app) {
    ISecurityGroup group =
        platform
            .network()
            .closedGroup(
                stack, "TaskSecurityGroup", app + ": in from the load balancer, HTTPS out");
    group.addIngressRule(
        Peer.securityGroupId(ingress.group().getSecurityGroupId()),
        Port.tcp(ServiceTask.PORT),
        "Requests and health checks of the load balancer");
    // Here and not in the ingress's stack, which must not depend on its services.
    CfnSecurityGroupEgress.Builder.create(stack, "LoadBalancerToTasks")
        .groupId(ingress.group().getSecurityGroupId())
        .destinationSecurityGroupId(group.getSecurityGroupId())
        .ipProtocol("tcp")
        .fromPort(ServiceTask.PORT)
        .toPort(ServiceTask.PORT)
        .description("Requests and health checks to the " + app)
        .build();
    return group;
  }
}
