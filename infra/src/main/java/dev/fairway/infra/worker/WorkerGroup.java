package dev.fairway.infra.worker;

import dev.fairway.infra.ingress.IngressStack;
import dev.fairway.infra.platform.PlatformStack;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;

/** The security group of the tasks: in from the load balancer alone, out by HTTPS. */
final class WorkerGroup {

  private WorkerGroup() {}

  static ISecurityGroup create(
      Stack stack, PlatformStack platform, IngressStack ingress, List<String> allowedNetworks) {
    ISecurityGroup group =
        platform
            .network()
            .closedGroup(
                stack, "TaskSecurityGroup", "queue-worker: in from the load balancer, HTTPS out");
    group.addIngressRule(
        Peer.securityGroupId(ingress.group().getSecurityGroupId()),
        Port.tcp(WorkerTask.PORT),
        "Requests and health checks of the load balancer");
    for (String network : allowedNetworks) {
      group.addEgressRule(
          Peer.ipv4(network), Port.allTcp(), "queue-worker.webhook.allowed-networks");
    }
    // Here and not in the ingress's stack, which must not depend on its services.
    CfnSecurityGroupEgress.Builder.create(stack, "LoadBalancerToTasks")
        .groupId(ingress.group().getSecurityGroupId())
        .destinationSecurityGroupId(group.getSecurityGroupId())
        .ipProtocol("tcp")
        .fromPort(WorkerTask.PORT)
        .toPort(WorkerTask.PORT)
        .description("Requests and health checks to the queue-worker")
        .build();
    return group;
  }
}
