package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call of Elastic Load Balancing needs: the resource that it names, everything for one that
 * describes or names none.
 */
final class BalancerPermissions implements Permissions {

  private static final List<String> ARNS =
      List.of("RuleArn", "ListenerArn", "TargetGroupArn", "LoadBalancerArn");

  @Override
  public List<Access> needed(WireRequest request) {
    String operation = RequestPermissions.operation(request);
    return List.of(
        new Access("elasticloadbalancing:" + operation, resource(operation, request.input())));
  }

  private static String resource(String operation, ObjectNode input) {
    Stream<String> named =
        ARNS.stream().flatMap(member -> input.path(member).asStringOpt().stream());
    return operation.startsWith("Describe") ? "*" : named.findFirst().orElse("*");
  }
}
