package dev.fairway.sandbox.template.resources;

import java.util.Map;

/** {@code AWS::IAM::Policy}: an inline policy of roles. */
final class IamPolicy implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    Properties properties = request.properties();
    String name = properties.required("PolicyName");
    world
        .roles()
        .attach(name, properties.requiredNode("PolicyDocument"), properties.texts("Roles"));
    return Provisioned.simulated(request.generatedName(128), Map.of());
  }
}
