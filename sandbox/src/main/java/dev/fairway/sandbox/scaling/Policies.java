package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.scaling.policy.Rule;
import dev.fairway.sandbox.scaling.policy.TargetTracking;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The policies of all targets. */
final class Policies {

  private final Account account;
  private final Clock clock;
  private final TrackingAlarms alarms;
  private final NavigableMap<Policy.Key, Policy> all = new ConcurrentSkipListMap<>();

  Policies(Account account, Clock clock, TrackingAlarms alarms) {
    this.account = account;
    this.clock = clock;
    this.alarms = alarms;
  }

  ObjectNode put(TargetId target, MetricInput input) {
    PolicyRequest request = new PolicyRequest(input);
    Policy.Key key = new Policy.Key(target, ScalingErrors.required(input, "PolicyName"));
    Rule rule = request.rule();
    Policy known = all.get(key);
    String arn = known == null ? newArn(key) : known.arn();
    Policy policy =
        new Policy(
            key,
            arn,
            request.type(),
            request.configuration(),
            rule,
            alarms(key, arn, request.configuration(), rule, known),
            known == null ? clock.instant() : known.created());
    all.put(key, policy);
    ObjectNode out = JsonNodeFactory.instance.objectNode().put("PolicyARN", arn);
    policy.describeAlarms(out);
    return out;
  }

  private List<Policy.AlarmName> alarms(
      Policy.Key key, String arn, ObjectNode configuration, Rule rule, @Nullable Policy known) {
    List<Policy.AlarmName> before = known == null ? List.of() : known.alarms();
    if (rule instanceof TargetTracking tracking) {
      return alarms.put(key, arn, configuration, tracking, before);
    }
    alarms.delete(before);
    return List.of();
  }

  private String newArn(Policy.Key key) {
    return account.arn(
        "autoscaling",
        "scalingPolicy:%s:resource/ecs/%s:policyName/%s"
            .formatted(UUID.randomUUID(), key.target().resourceId(), key.name()));
  }

  ObjectNode delete(TargetId target, MetricInput input) {
    Policy.Key key = new Policy.Key(target, ScalingErrors.required(input, "PolicyName"));
    Policy policy = all.remove(key);
    if (policy == null) {
      throw ScalingErrors.notFound(
          "No scaling policy found for " + target.words() + ", policy name: " + key.name());
    }
    alarms.delete(policy.alarms());
    return JsonNodeFactory.instance.objectNode();
  }

  void deleteAll(TargetId target) {
    for (Policy policy : of(target)) {
      all.remove(policy.key());
      alarms.delete(policy.alarms());
    }
  }

  List<Policy> of(TargetId target) {
    return all.values().stream().filter(policy -> policy.key().target().equals(target)).toList();
  }

  ObjectNode describe(MetricInput input) {
    Set<String> names = new HashSet<>();
    input.members().path("PolicyNames").forEach(name -> names.add(name.asString("")));
    Optional<String> resource = input.text("ResourceId");
    List<Policy> found =
        all.values().stream()
            .filter(policy -> names.isEmpty() || names.contains(policy.key().name()))
            .filter(policy -> resource.map(policy.key().target().resourceId()::equals).orElse(true))
            .toList();
    return Paged.of(input, "ScalingPolicies", found, Policy::describe);
  }
}
