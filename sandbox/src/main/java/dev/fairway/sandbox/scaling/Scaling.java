package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.alarms.AlarmTrigger;
import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.metrics.MetricInput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Application Auto Scaling ({@code application-autoscaling}) for ECS services. It acts when {@link
 * #act} is called for a minute; nothing here has a time of its own.
 */
public final class Scaling implements ApiHandler {

  private static final Logger log = LoggerFactory.getLogger(Scaling.class);

  private final Clock clock;
  private final Services services;
  private final Targets targets;
  private final Policies policies;
  private final Scheduled scheduled;
  private final Activities activities = new Activities();
  private final Scaler scaler;

  public Scaling(Account account, Clock clock, Apis apis) {
    this.clock = clock;
    this.services = new Services(apis);
    this.targets = new Targets(account, clock);
    this.policies = new Policies(account, clock, new TrackingAlarms(account, services));
    this.scheduled = new Scheduled(account, clock);
    this.scaler = new Scaler(targets, policies, services, activities);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    MetricInput input = new MetricInput(call.input());
    return switch (call.operation()) {
      case "RegisterScalableTarget" -> register(TargetId.of(input), input);
      case "DeregisterScalableTarget" -> deregister(TargetId.of(input));
      case "DescribeScalableTargets" -> targets.describe(ecs(input));
      case "PutScalingPolicy" -> policies.put(registered(input), input);
      case "DeleteScalingPolicy" -> policies.delete(TargetId.of(input), input);
      case "DescribeScalingPolicies" -> policies.describe(ecs(input));
      case "DescribeScalingActivities" -> activities(ecs(input));
      case "PutScheduledAction" -> scheduled.put(registered(input), input);
      case "DeleteScheduledAction" -> scheduled.delete(TargetId.of(input), input);
      case "DescribeScheduledActions" -> scheduled.describe(ecs(input));
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "The sandbox does not simulate "
                  + call.operation()
                  + " of Application Auto Scaling.");
    };
  }

  /** Scales every target as its schedules and the alarms of a minute ask for. */
  public void act(Instant minute, List<AlarmTrigger> triggers) {
    for (ScalableTarget target : targets.all()) {
      try {
        runSchedules(target.id(), minute);
        scaler.act(targets.existing(target.id()), minute, triggers);
      } catch (ApiException e) {
        log.warn("{} could not be scaled: {}", target.id().resourceId(), e.getMessage());
      }
    }
  }

  private void runSchedules(TargetId id, Instant minute) {
    if (targets.existing(id).suspended().scheduled()) {
      return;
    }
    for (ScheduledAction action : scheduled.due(id, minute)) {
      targets.update(id, known -> known.with(Targets.limits(action.change(), known.limits())));
      scaler.limit(targets.existing(id), minute);
    }
  }

  private ObjectNode register(TargetId id, MetricInput input) {
    if (services.count(id).isEmpty()) {
      throw ScalingErrors.validation("ECS service doesn't exist: " + id.resourceId());
    }
    ScalableTarget target = targets.register(id, input);
    scaler.limit(target, clock.instant());
    return JsonNodeFactory.instance.objectNode().put("ScalableTargetARN", target.arn());
  }

  private ObjectNode deregister(TargetId id) {
    targets.remove(id);
    policies.deleteAll(id);
    scheduled.deleteAll(id);
    return JsonNodeFactory.instance.objectNode();
  }

  private TargetId registered(MetricInput input) {
    return targets.existing(TargetId.of(input)).id();
  }

  private ObjectNode activities(MetricInput input) {
    Optional<String> resource = input.text("ResourceId");
    List<Activity> found =
        activities.of(
            activity -> resource.map(activity.target().resourceId()::equals).orElse(true));
    return Paged.of(input, "ScalingActivities", found, Activity::describe);
  }

  /** What describes must name its namespace, and only ECS has anything here. */
  private static MetricInput ecs(MetricInput input) {
    String namespace = ScalingErrors.required(input, "ServiceNamespace");
    if (!namespace.equals(TargetId.NAMESPACE)) {
      throw ScalingErrors.validation("The sandbox scales the namespace ecs, not " + namespace);
    }
    return input;
  }
}
