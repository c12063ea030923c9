package dev.fairway.infra.platform;

import software.amazon.awscdk.services.ec2.SubnetType;

/** How tasks reach the AWS services and the internet. */
public enum Egress {
  /**
   * Tasks run in public subnets, each with a public address and a security group without ingress.
   */
  PUBLIC_SUBNETS,
  /** Tasks run in private subnets and leave through NAT gateways. */
  NAT_GATEWAY,
  /** Tasks run in private subnets and reach AWS services through endpoints, and nothing else. */
  ENDPOINTS_ONLY;

  boolean assignsPublicAddress() {
    return this == PUBLIC_SUBNETS;
  }

  SubnetType taskSubnets() {
    return this == PUBLIC_SUBNETS ? SubnetType.PUBLIC : privateSubnets();
  }

  SubnetType privateSubnets() {
    return this == NAT_GATEWAY ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PRIVATE_ISOLATED;
  }
}
