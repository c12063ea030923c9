package dev.fairway.infra.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** The VPC over two availability zones, its endpoints, and the place in it where tasks run. */
public final class Network {

  /** What the apps' tasks and the start of one call, besides S3 and DynamoDB. */
  private static final Map<String, InterfaceVpcEndpointAwsService> INTERFACES = interfaces();

  private final Vpc vpc;
  private final Egress egress;

  Network(Construct scope, PlatformConfig config, IBucket logs) {
    this.egress = config.egress();
    this.vpc =
        Vpc.Builder.create(scope, "Vpc")
            .ipAddresses(IpAddresses.cidr(config.cidr()))
            .maxAzs(2)
            .natGateways(egress == Egress.NAT_GATEWAY ? config.natGateways() : 0)
            .subnetConfiguration(
                List.of(
                    subnets("Public", SubnetType.PUBLIC),
                    subnets("Private", egress.privateSubnets())))
            .gatewayEndpoints(gateways())
            .flowLogs(Map.of("Refused", refusedTraffic(logs)))
            // It would add a Lambda function to empty a group that nothing here uses.
            .restrictDefaultSecurityGroup(false)
            .build();
    if (egress == Egress.ENDPOINTS_ONLY) {
      addInterfaceEndpoints(scope, config.cidr());
    }
  }

  public Vpc vpc() {
    return vpc;
  }

  public boolean assignsPublicAddress() {
    return egress.assignsPublicAddress();
  }

  public List<String> taskSubnetIds() {
    SubnetSelection where = SubnetSelection.builder().subnetType(egress.taskSubnets()).build();
    return vpc.selectSubnets(where).getSubnetIds();
  }

  /** A group that lets nothing in and only HTTPS out. */
  public ISecurityGroup closedGroup(Construct scope, String id, String description) {
    SecurityGroup group =
        SecurityGroup.Builder.create(scope, id)
            .vpc(vpc)
            .description(description)
            .allowAllOutbound(false)
            .build();
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "HTTPS to the AWS services");
    return group;
  }

  private void addInterfaceEndpoints(Construct scope, String cidr) {
    SecurityGroup group =
        SecurityGroup.Builder.create(scope, "EndpointSecurityGroup")
            .vpc(vpc)
            .description("HTTPS from the VPC to the interface endpoints")
            .allowAllOutbound(false)
            .build();
    group.addIngressRule(Peer.ipv4(cidr), Port.tcp(443), "HTTPS from the VPC");
    INTERFACES.forEach(
        (name, service) ->
            InterfaceVpcEndpoint.Builder.create(scope, name + "Endpoint")
                .vpc(vpc)
                .service(service)
                .securityGroups(List.of(group))
                .subnets(SubnetSelection.builder().subnetType(egress.taskSubnets()).build())
                // The group above says who may come in.
                .open(false)
                .build());
  }

  private static SubnetConfiguration subnets(String name, SubnetType type) {
    SubnetConfiguration.Builder subnets = SubnetConfiguration.builder().name(name).subnetType(type);
    if (type == SubnetType.PUBLIC) {
      subnets.mapPublicIpOnLaunch(false);
    }
    return subnets.build();
  }

  private static Map<String, GatewayVpcEndpointOptions> gateways() {
    Map<String, GatewayVpcEndpointOptions> gateways = new LinkedHashMap<>();
    gateways.put(
        "S3", GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.S3).build());
    gateways.put(
        "DynamoDb",
        GatewayVpcEndpointOptions.builder().service(GatewayVpcEndpointAwsService.DYNAMODB).build());
    return gateways;
  }

  private static FlowLogOptions refusedTraffic(IBucket logs) {
    return FlowLogOptions.builder()
        .destination(FlowLogDestination.toS3(logs, "vpc/"))
        .trafficType(FlowLogTrafficType.REJECT)
        .build();
  }

  private static Map<String, InterfaceVpcEndpointAwsService> interfaces() {
    Map<String, InterfaceVpcEndpointAwsService> interfaces = new LinkedHashMap<>();
    interfaces.put("EcrApi", InterfaceVpcEndpointAwsService.ECR);
    interfaces.put("EcrDocker", InterfaceVpcEndpointAwsService.ECR_DOCKER);
    interfaces.put("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS);
    interfaces.put("Monitoring", InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING);
    interfaces.put("Sqs", InterfaceVpcEndpointAwsService.SQS);
    interfaces.put("Sns", InterfaceVpcEndpointAwsService.SNS);
    interfaces.put("Events", InterfaceVpcEndpointAwsService.EVENTBRIDGE);
    interfaces.put("SecretsManager", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
    interfaces.put("Ecs", InterfaceVpcEndpointAwsService.ECS);
    return interfaces;
  }
}
