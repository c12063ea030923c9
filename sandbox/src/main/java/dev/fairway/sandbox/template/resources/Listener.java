package dev.fairway.sandbox.template.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ElasticLoadBalancingV2::Listener}; one of HTTPS is served as plain HTTP. */
final class Listener implements Provisioner {

  private static final List<String> MEMBERS =
      List.of("Certificates", "DefaultActions", "Port", "Protocol", "SslPolicy");

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    ObjectNode owner = BalancerResource.members(properties, List.of("LoadBalancerArn")).deepCopy();
    ObjectNode input = BalancerResource.members(properties, MEMBERS);
    JsonNode made =
        existing(owner, input.path("Port").asString(""), world)
            .map(
                known ->
                    BalancerResource.call(
                        "ModifyListener",
                        "Listeners",
                        input.deepCopy().set("ListenerArn", known.path("ListenerArn")),
                        world))
            .orElseGet(
                () ->
                    BalancerResource.call(
                        "CreateListener", "Listeners", input.setAll(owner), world));
    String arn = made.path("ListenerArn").asString("");
    return new Provisioned(arn, Map.of("ListenerArn", arn), true, notes(properties));
  }

  private static Optional<JsonNode> existing(ObjectNode owner, String port, World world) {
    return BalancerResource.all("DescribeListeners", "Listeners", owner, world)
        .filter(listener -> listener.path("Port").asString("").equals(port))
        .findFirst();
  }

  private static List<String> notes(Properties properties) {
    return properties
        .text("Protocol")
        .filter(protocol -> protocol.equals("HTTPS"))
        .map(protocol -> List.of("Certificates", "Protocol: HTTPS is served as plain HTTP"))
        .orElse(List.of());
  }
}
