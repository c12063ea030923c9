package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ElasticLoadBalancingV2::LoadBalancer}. */
final class LoadBalancer implements Provisioner {

  private static final List<String> MEMBERS =
      List.of(
          "IpAddressType", "Scheme", "SecurityGroups", "SubnetMappings", "Subnets", "Tags", "Type");

  /** Described and without effect: there is no network to keep out of or to be in. */
  private static final List<String> DESCRIBED_ONLY =
      List.of("SecurityGroups", "SubnetMappings", "Subnets");

  private static final List<String> ATTRIBUTES =
      List.of(
          "deletion_protection.enabled",
          "idle_timeout.timeout_seconds",
          "routing.http.drop_invalid_header_fields.enabled",
          "routing.http.preserve_host_header.enabled",
          "routing.http.xff_client_port.enabled",
          "routing.http.xff_header_processing.mode");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    JsonNode made = made(request.name("Name", 32), properties, world);
    String arn = made.path("LoadBalancerArn").asString("");
    List<String> notes =
        new BalancerResource.Attributes(properties, "LoadBalancerAttributes", ATTRIBUTES)
            .set(
                "ModifyLoadBalancerAttributes",
                BalancerResource.object().put("LoadBalancerArn", arn),
                world);
    return new Provisioned(
        arn,
        attributes(made, arn),
        true,
        Stream.concat(DESCRIBED_ONLY.stream().filter(properties::has), notes.stream()).toList());
  }

  private static JsonNode made(String name, Properties properties, World world) {
    ObjectNode input = BalancerResource.members(properties, MEMBERS).put("Name", name);
    ObjectNode query = BalancerResource.object();
    query.putArray("Names").add(name);
    return BalancerResource.find("DescribeLoadBalancers", "LoadBalancers", query, world)
        .orElseGet(
            () -> BalancerResource.call("CreateLoadBalancer", "LoadBalancers", input, world));
  }

  private static Map<String, String> attributes(JsonNode made, String arn) {
    return Map.of(
        "LoadBalancerArn", arn,
        "DNSName", made.path("DNSName").asString(""),
        "CanonicalHostedZoneID", made.path("CanonicalHostedZoneId").asString(""),
        "LoadBalancerName", made.path("LoadBalancerName").asString(""),
        "LoadBalancerFullName", arn.replaceFirst("^.*:loadbalancer/", ""));
  }
}
