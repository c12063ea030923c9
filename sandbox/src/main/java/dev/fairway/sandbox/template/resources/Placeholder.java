package dev.fairway.sandbox.template.resources;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A resource that is accepted and not simulated: it has an id and attributes of the usual form, so
 * that others can refer to it, and nothing behind them.
 */
final class Placeholder implements Provisioner {

  private static final Map<String, String> ID_PREFIXES =
      Map.ofEntries(
          Map.entry("AWS::EC2::VPC", "vpc"),
          Map.entry("AWS::EC2::Subnet", "subnet"),
          Map.entry("AWS::EC2::SecurityGroup", "sg"),
          Map.entry("AWS::EC2::SecurityGroupIngress", "sgr"),
          Map.entry("AWS::EC2::SecurityGroupEgress", "sgr"),
          Map.entry("AWS::EC2::InternetGateway", "igw"),
          Map.entry("AWS::EC2::RouteTable", "rtb"),
          Map.entry("AWS::EC2::SubnetRouteTableAssociation", "rtbassoc"),
          Map.entry("AWS::EC2::VPCEndpoint", "vpce"),
          Map.entry("AWS::EC2::NatGateway", "nat"),
          Map.entry("AWS::EC2::EIP", "eipalloc"),
          Map.entry("AWS::EC2::FlowLog", "fl"),
          Map.entry("AWS::EC2::NetworkAcl", "acl"));

  /** Types whose Ref is their ARN. */
  private static final Set<String> REF_IS_ARN = Set.of("AWS::StepFunctions::StateMachine");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String arn = arn(request, world);
    String ref = REF_IS_ARN.contains(request.type()) ? arn : id(request);
    Map<String, String> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : request.properties().all().properties()) {
      if (!property.getValue().isContainer()) {
        attributes.put(property.getKey(), property.getValue().asString());
      }
    }
    attributes.put("Arn", arn);
    attributes.put("Id", ref);
    if (request.type().equals("AWS::EC2::SecurityGroup")) {
      attributes.put("GroupId", ref);
    }
    return Provisioned.accepted(ref, attributes);
  }

  private static String id(ResourceRequest request) {
    String prefix = ID_PREFIXES.get(request.type());
    return prefix == null
        ? request.generatedName(128)
        : prefix + "-" + PhysicalName.hex(request.stack(), request.logicalId(), 17);
  }

  private static String arn(ResourceRequest request, World world) {
    String[] type = request.type().toLowerCase(Locale.ROOT).split("::", 3);
    String service = type.length > 1 ? type[1] : type[0];
    String kind = type[type.length - 1];
    return world.account().arn(service, kind + "/" + id(request));
  }
}
