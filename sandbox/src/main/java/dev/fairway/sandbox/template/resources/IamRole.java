package dev.fairway.sandbox.template.resources;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code AWS::IAM::Role} with its inline policies. */
final class IamRole implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("RoleName", 64);
    String path = properties.text("Path").orElse("/");
    String arn = "arn:aws:iam::" + world.account().id() + ":role" + path + name;
    Map<String, JsonNode> inline = new LinkedHashMap<>();
    properties
        .node("Policies")
        .ifPresent(
            policies ->
                policies.forEach(
                    policy ->
                        inline.put(
                            policy.path("PolicyName").asString(""),
                            policy.path("PolicyDocument"))));
    world
        .roles()
        .role(
            arn,
            name,
            properties.requiredNode("AssumeRolePolicyDocument"),
            inline,
            properties.texts("ManagedPolicyArns"));
    String id = "AROA" + PhysicalName.hex(request.stack(), request.logicalId(), 17);
    return Provisioned.simulated(name, Map.of("Arn", arn, "RoleId", id.toUpperCase(Locale.ROOT)));
  }
}
