package dev.fairway.sandbox.alb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes of a load balancer, a target group or a listener, with the defaults that the API
 * reference gives them; what is not among these is refused.
 */
final class Attributes {

  static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";
  static final String DELETION_PROTECTION = "deletion_protection.enabled";
  static final String DROP_INVALID_HEADERS = "routing.http.drop_invalid_header_fields.enabled";
  static final String FORWARDED_FOR = "routing.http.xff_header_processing.mode";
  static final String CLIENT_PORT = "routing.http.xff_client_port.enabled";
  static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
  static final String ALGORITHM = "load_balancing.algorithm.type";

  private static final Map<String, String> OF_LOAD_BALANCER =
      Map.ofEntries(
          Map.entry("access_logs.s3.enabled", "false"),
          Map.entry("access_logs.s3.bucket", ""),
          Map.entry("access_logs.s3.prefix", ""),
          Map.entry("client_keep_alive.seconds", "3600"),
          Map.entry("connection_logs.s3.enabled", "false"),
          Map.entry("connection_logs.s3.bucket", ""),
          Map.entry("connection_logs.s3.prefix", ""),
          Map.entry("health_check_logs.s3.enabled", "false"),
          Map.entry("health_check_logs.s3.bucket", ""),
          Map.entry("health_check_logs.s3.prefix", ""),
          Map.entry(DELETION_PROTECTION, "false"),
          Map.entry(IDLE_TIMEOUT, "60"),
          Map.entry("ipv6.deny_all_igw_traffic", "false"),
          Map.entry("load_balancing.cross_zone.enabled", "true"),
          Map.entry("routing.http.desync_mitigation_mode", "defensive"),
          Map.entry(DROP_INVALID_HEADERS, "false"),
          Map.entry("routing.http.preserve_host_header.enabled", "false"),
          Map.entry("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"),
          Map.entry(CLIENT_PORT, "false"),
          Map.entry(FORWARDED_FOR, "append"),
          Map.entry("routing.http2.enabled", "true"),
          Map.entry("waf.fail_open.enabled", "false"),
          Map.entry("zonal_shift.config.enabled", "false"));

  private static final Map<String, String> OF_TARGET_GROUP =
      Map.ofEntries(
          Map.entry(DEREGISTRATION_DELAY, "300"),
          Map.entry(ALGORITHM, "round_robin"),
          Map.entry("load_balancing.algorithm.anomaly_mitigation", "off"),
          Map.entry("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
          Map.entry("slow_start.duration_seconds", "0"),
          Map.entry("stickiness.enabled", "false"),
          Map.entry("stickiness.type", "lb_cookie"),
          Map.entry("stickiness.lb_cookie.duration_seconds", "86400"),
          Map.entry("stickiness.app_cookie.cookie_name", ""),
          Map.entry("stickiness.app_cookie.duration_seconds", "86400"),
          Map.entry("target_group_health.dns_failover.minimum_healthy_targets.count", "1"),
          Map.entry("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off"),
          Map.entry(
              "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"),
          Map.entry(
              "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
              "off"));

  private static final Map<String, List<Integer>> RANGES =
      Map.of(IDLE_TIMEOUT, List.of(1, 4000), DEREGISTRATION_DELAY, List.of(0, 3600));

  private static final Map<String, List<String>> CHOICES =
      Map.of(
          FORWARDED_FOR, List.of("append", "preserve", "remove"),
          ALGORITHM, List.of("round_robin", "least_outstanding_requests", "weighted_random"));

  private final String kind;
  private final Map<String, String> values;

  private Attributes(String kind, Map<String, String> defaults) {
    this.kind = kind;
    this.values = new TreeMap<>(defaults);
  }

  static Attributes ofLoadBalancer() {
    return new Attributes("Load balancer", OF_LOAD_BALANCER);
  }

  static Attributes ofTargetGroup() {
    return new Attributes("Target group", OF_TARGET_GROUP);
  }

  /** Changes all or, where one is wrong, none. */
  void change(List<AlbInput> attributes) {
    Map<String, String> changed = new TreeMap<>();
    for (AlbInput attribute : attributes) {
      String key = attribute.required("Key");
      String value = attribute.text("Value").orElse("");
      check(key, value);
      changed.put(key, value);
    }
    values.putAll(changed);
  }

  private void check(String key, String value) {
    if (!values.containsKey(key)) {
      throw AlbErrors.validation(kind + " attribute key '" + key + "' is not recognized");
    }
    List<Integer> range = RANGES.get(key);
    if (range != null) {
      AlbInput.number(key, value, range.getFirst(), range.getLast());
    }
    List<String> choices = CHOICES.get(key);
    if (choices != null && !choices.contains(value)) {
      throw AlbErrors.validation("'" + key + "' must be one of " + choices);
    }
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }

  ObjectNode described() {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("Attributes");
    values.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return response;
  }
}
