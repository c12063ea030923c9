package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ElasticLoadBalancingV2::TargetGroup} with the targets that it names. */
final class TargetGroup implements Provisioner {

  private static final List<String> HEALTH_CHECK =
      List.of(
          "HealthCheckEnabled",
          "HealthCheckIntervalSeconds",
          "HealthCheckPath",
          "HealthCheckPort",
          "HealthCheckProtocol",
          "HealthCheckTimeoutSeconds",
          "HealthyThresholdCount",
          "Matcher",
          "UnhealthyThresholdCount");

  private static final List<String> MEMBERS =
      Stream.concat(
              HEALTH_CHECK.stream(),
              Stream.of(
                  "IpAddressType",
                  "Port",
                  "Protocol",
                  "ProtocolVersion",
                  "Tags",
                  "TargetType",
                  "VpcId"))
          .toList();

  private static final List<String> ATTRIBUTES =
      List.of("deregistration_delay.timeout_seconds", "load_balancing.algorithm.type");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("Name", 32);
    String arn = made(name, properties, world).path("TargetGroupArn").asString("");
    ObjectNode named = BalancerResource.object().put("TargetGroupArn", arn);
    List<String> notes =
        new BalancerResource.Attributes(properties, "TargetGroupAttributes", ATTRIBUTES)
            .set("ModifyTargetGroupAttributes", named.deepCopy(), world);
    properties
        .node("Targets")
        .filter(targets -> !targets.isEmpty())
        .ifPresent(targets -> register(named.set("Targets", targets), world));
    return new Provisioned(
        arn,
        Map.of(
            "TargetGroupArn", arn,
            "TargetGroupName", name,
            "TargetGroupFullName", arn.replaceFirst("^.*:(?=targetgroup/)", "")),
        true,
        Stream.concat(notes.stream(), plainHttp(properties)).toList());
  }

  private static void register(ObjectNode input, World world) {
    BalancerResource.call("RegisterTargets", "none", input, world);
  }

  private static JsonNode made(String name, Properties properties, World world) {
    ObjectNode input = BalancerResource.members(properties, MEMBERS).put("Name", name);
    ObjectNode query = BalancerResource.object();
    query.putArray("Names").add(name);
    return BalancerResource.find("DescribeTargetGroups", "TargetGroups", query, world)
        .map(known -> changed(known, properties, world))
        .orElseGet(() -> BalancerResource.call("CreateTargetGroup", "TargetGroups", input, world));
  }

  private static JsonNode changed(JsonNode known, Properties properties, World world) {
    ObjectNode input = BalancerResource.members(properties, HEALTH_CHECK);
    input.set("TargetGroupArn", known.path("TargetGroupArn"));
    return BalancerResource.call("ModifyTargetGroup", "TargetGroups", input, world);
  }

  private static Stream<String> plainHttp(Properties properties) {
    return properties
        .text("Protocol")
        .filter(protocol -> protocol.equals("HTTPS"))
        .map(protocol -> "Protocol: targets are reached by plain HTTP")
        .stream();
  }
}
