package dev.fairway.sandbox.alb.log;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a load balancer's access log goes.
 *
 * @param prefix without a slash at its end; may be empty
 */
record LogPlace(String bucket, String prefix) {

  String key(LogFile file) {
    return prefix.isEmpty() ? file.name() : prefix + "/" + file.name();
  }

  /**
   * The place that the load balancer's attributes name, empty where it writes no log.
   *
   * @param loadBalancer {@code app/name/id}
   */
  static Optional<LogPlace> of(Apis apis, Account account, String loadBalancer) {
    Map<String, String> attributes = attributes(apis, account, loadBalancer);
    String bucket = attributes.getOrDefault("access_logs.s3.bucket", "");
    boolean enabled = Boolean.parseBoolean(attributes.get("access_logs.s3.enabled"));
    return enabled && !bucket.isEmpty()
        ? Optional.of(new LogPlace(bucket, attributes.getOrDefault("access_logs.s3.prefix", "")))
        : Optional.empty();
  }

  private static Map<String, String> attributes(Apis apis, Account account, String loadBalancer) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put(
        "LoadBalancerArn", account.arn("elasticloadbalancing", "loadbalancer/" + loadBalancer));
    Map<String, String> attributes = new HashMap<>();
    apis.call(
            new ApiCall(
                "elasticloadbalancing", "DescribeLoadBalancerAttributes", input, Caller.REGION))
        .path("Attributes")
        .forEach(
            attribute ->
                attributes.put(
                    attribute.path("Key").asString(""), attribute.path("Value").asString("")));
    return attributes;
  }
}
