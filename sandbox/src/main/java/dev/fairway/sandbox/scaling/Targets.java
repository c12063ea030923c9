package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.scaling.ScalableTarget.Limits;
import dev.fairway.sandbox.scaling.ScalableTarget.Suspended;
import dev.fairway.sandbox.scaling.policy.Cooldown;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The scalable targets. */
final class Targets {

  private final Account account;
  private final Clock clock;
  private final NavigableMap<TargetId, ScalableTarget> all = new ConcurrentSkipListMap<>();

  Targets(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** Registers a target, or changes what the request names of one. */
  ScalableTarget register(TargetId id, MetricInput input) {
    ScalableTarget after = registered(id, input, all.get(id));
    all.put(id, after);
    return after;
  }

  private ScalableTarget registered(
      TargetId id, MetricInput input, @Nullable ScalableTarget known) {
    Limits limits = limits(input, known == null ? null : known.limits());
    Suspended before = known == null ? Suspended.NOTHING : known.suspended();
    return new ScalableTarget(
        id,
        known == null ? newArn() : known.arn(),
        limits,
        before.changed(input.part("SuspendedState")),
        input.text("RoleARN").orElseGet(this::serviceLinkedRole),
        known == null ? clock.instant() : known.created(),
        known == null ? Cooldown.NONE : known.cooldown());
  }

  static Limits limits(MetricInput input, @Nullable Limits known) {
    if (known == null && !(input.has("MinCapacity") && input.has("MaxCapacity"))) {
      throw ScalingErrors.validation(
          "Minimum and maximum capacity are required when registering a new scalable target");
    }
    Limits limits =
        new Limits(
            input.integer("MinCapacity", known == null ? 0 : known.minimum()),
            input.integer("MaxCapacity", known == null ? 0 : known.maximum()));
    if (limits.minimum() < 0 || limits.maximum() < limits.minimum()) {
      throw ScalingErrors.validation("Maximum capacity cannot be less than minimum capacity");
    }
    return limits;
  }

  private String newArn() {
    String id = UUID.randomUUID().toString().replace("-", "");
    return account.arn("application-autoscaling", "scalable-target/" + id);
  }

  private String serviceLinkedRole() {
    return "arn:aws:iam::"
        + account.id()
        + ":role/aws-service-role/ecs.application-autoscaling.amazonaws.com"
        + "/AWSServiceRoleForApplicationAutoScaling_ECSService";
  }

  ScalableTarget existing(TargetId id) {
    return find(id)
        .orElseThrow(
            () -> ScalingErrors.notFound("No scalable target registered for " + id.words()));
  }

  Optional<ScalableTarget> find(TargetId id) {
    return Optional.ofNullable(all.get(id));
  }

  void update(TargetId id, UnaryOperator<ScalableTarget> how) {
    all.computeIfPresent(id, (key, target) -> how.apply(target));
  }

  void remove(TargetId id) {
    existing(id);
    all.remove(id);
  }

  List<ScalableTarget> all() {
    return List.copyOf(all.values());
  }

  ObjectNode describe(MetricInput input) {
    Set<String> resources = new HashSet<>();
    input.members().path("ResourceIds").forEach(id -> resources.add(id.asString("")));
    List<ScalableTarget> found =
        all.values().stream()
            .filter(target -> resources.isEmpty() || resources.contains(target.id().resourceId()))
            .toList();
    return Paged.of(input, "ScalableTargets", found, ScalableTarget::describe);
  }
}
