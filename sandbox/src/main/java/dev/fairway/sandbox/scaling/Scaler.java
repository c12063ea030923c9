package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.alarms.AlarmState;
import dev.fairway.sandbox.alarms.AlarmTrigger;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.scaling.policy.Breach;
import dev.fairway.sandbox.scaling.policy.Decision;
import dev.fairway.sandbox.scaling.policy.Decisions;
import dev.fairway.sandbox.scaling.policy.TargetTracking;
import dev.fairway.sandbox.scaling.policy.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the policies of a target decide. */
final class Scaler {

  private static final Logger log = LoggerFactory.getLogger(Scaler.class);

  private final Targets targets;
  private final Policies policies;
  private final Services services;
  private final Activities activities;

  Scaler(Targets targets, Policies policies, Services services, Activities activities) {
    this.targets = targets;
    this.policies = policies;
    this.services = services;
    this.activities = activities;
  }

  void act(ScalableTarget target, Instant now, List<AlarmTrigger> triggers) {
    Optional<Services.Count> count = services.count(target.id());
    if (count.isEmpty()) {
      return;
    }
    activities.fulfil(target.id(), count.get(), now);
    int desired = count.get().desired();
    Decisions.at(now, target.capacity(desired), target.cooldown(), wishes(target, triggers))
        .filter(decision -> !suspended(target, decision.desired() > desired))
        .ifPresent(decision -> scale(target, decision, now));
  }

  private static boolean suspended(ScalableTarget target, boolean out) {
    return out ? target.suspended().out() : target.suspended().in();
  }

  private void scale(ScalableTarget target, Decision decision, Instant now) {
    Wish wish = decision.wish();
    String cause =
        "monitor alarm " + wish.alarm() + " in state ALARM triggered policy " + wish.policy();
    if (set(target.id(), decision.desired(), cause, now)) {
      targets.update(target.id(), known -> known.with(decision.after()));
    }
  }

  /** Brings a desired count that lies outside of the target's limits to the limit. */
  void limit(ScalableTarget target, Instant now) {
    Optional<Services.Count> count = services.count(target.id());
    if (count.isEmpty()) {
      return;
    }
    int desired = count.get().desired();
    if (desired < target.limits().minimum()) {
      int minimum = target.limits().minimum();
      set(target.id(), minimum, "minimum capacity was set to " + minimum, now);
    } else if (desired > target.limits().maximum()) {
      int maximum = target.limits().maximum();
      set(target.id(), maximum, "maximum capacity was set to " + maximum, now);
    }
  }

  private boolean set(TargetId target, int desired, String cause, Instant now) {
    Activity activity = activities.begin(target, cause, desired, now);
    try {
      services.want(target, desired);
      return true;
    } catch (ApiException e) {
      log.warn("{} could not be scaled to {}: {}", target.resourceId(), desired, e.getMessage());
      activities.fail(activity, String.valueOf(e.getMessage()), now);
      return false;
    }
  }

  /** Scaling in by target tracking takes every tracking policy that may scale in. */
  private List<Wish> wishes(ScalableTarget target, List<AlarmTrigger> triggers) {
    List<Wish> wishes = new ArrayList<>();
    List<Wish> tracksIn = new ArrayList<>();
    int tracking = 0;
    for (Policy policy : policies.of(target.id())) {
      boolean mayTrackIn = policy.rule() instanceof TargetTracking rule && !rule.scaleInDisabled();
      tracking += mayTrackIn ? 1 : 0;
      for (AlarmTrigger trigger : calling(policy, triggers)) {
        boolean tracksDown =
            policy.rule() instanceof TargetTracking && !trigger.rule().comparison().above();
        (tracksDown ? tracksIn : wishes).add(wish(policy, trigger));
      }
    }
    if (tracksIn.size() == tracking) {
      wishes.addAll(tracksIn);
    }
    return wishes;
  }

  /** The calls of a policy, one for each alarm. */
  private static List<AlarmTrigger> calling(Policy policy, List<AlarmTrigger> triggers) {
    List<AlarmTrigger> out = new ArrayList<>();
    for (AlarmTrigger trigger : triggers) {
      if (trigger.policyArn().equals(policy.arn()) && trigger.state() == AlarmState.ALARM) {
        out.removeIf(known -> known.alarmName().equals(trigger.alarmName()));
        out.add(trigger);
      }
    }
    return out;
  }

  private static Wish wish(Policy policy, AlarmTrigger trigger) {
    Breach breach =
        Breach.of(trigger.rule().comparison(), trigger.rule().threshold(), trigger.datapoints());
    return new Wish(policy.key().name(), trigger.alarmName(), policy.rule(), breach);
  }
}
