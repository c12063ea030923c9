package dev.fairway.sandbox.template.resources;

import java.util.Map;

/** {@code AWS::IAM::ManagedPolicy}. */
final class IamManagedPolicy implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = request.name("ManagedPolicyName", 128);
    String path = properties.text("Path").orElse("/");
    String arn = "arn:aws:iam::" + world.account().id() + ":policy" + path + name;
    world
        .roles()
        .managedPolicy(arn, properties.requiredNode("PolicyDocument"), properties.texts("Roles"));
    return Provisioned.simulated(arn, Map.of("PolicyArn", arn));
  }
}
