package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call of Application Auto Scaling needs. A request names no ARN of a scalable target, so a
 * policy tells targets apart by the condition keys.
 */
final class ScalingPermissions implements Permissions {

  private static final Map<String, String> KEYS =
      Map.of(
          "ServiceNamespace", "application-autoscaling:service-namespace",
          "ScalableDimension", "application-autoscaling:scalable-dimension");

  @Override
  public List<Access> needed(WireRequest request) {
    Map<String, List<String>> keys = new HashMap<>();
    KEYS.forEach(
        (member, key) -> {
          if (request.input().hasNonNull(member)) {
            keys.put(key, List.of(request.input().path(member).asString("")));
          }
        });
    return List.of(
        new Access("application-autoscaling:" + RequestPermissions.operation(request), "*", keys));
  }
}
