package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.metrics.MetricInput;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The scheduled actions of all targets. */
final class Scheduled {

  private static final List<String> KEPT =
      List.of("Schedule", "Timezone", "StartTime", "EndTime", "ScalableTargetAction");

  private final Account account;
  private final Clock clock;
  private final NavigableMap<Policy.Key, ScheduledAction> all = new ConcurrentSkipListMap<>();

  Scheduled(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  ObjectNode put(TargetId target, MetricInput input) {
    String name = ScalingErrors.required(input, "ScheduledActionName");
    Policy.Key key = new Policy.Key(target, name);
    ScheduledAction known = all.get(key);
    ObjectNode members = known == null ? created(target, name) : known.members().deepCopy();
    for (String member : KEPT) {
      JsonNode value = input.members().path(member);
      if (!value.isMissingNode()) {
        members.set(member, value);
      }
    }
    MetricInput merged = new MetricInput(members);
    all.put(
        key,
        new ScheduledAction(
            target,
            name,
            ScheduledAction.schedule(merged, clock.instant()),
            merged.part("ScalableTargetAction"),
            members));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode created(TargetId target, String name) {
    ObjectNode members = JsonNodeFactory.instance.objectNode().put("ScheduledActionName", name);
    target.describe(members);
    members.put(
        "ScheduledActionARN",
        account.arn(
            "autoscaling",
            "scheduledAction:%s:resource/ecs/%s:scheduledActionName/%s"
                .formatted(UUID.randomUUID(), target.resourceId(), name)));
    return members.put("CreationTime", clock.instant().toEpochMilli() / 1000.0);
  }

  ObjectNode delete(TargetId target, MetricInput input) {
    String name = ScalingErrors.required(input, "ScheduledActionName");
    if (all.remove(new Policy.Key(target, name)) == null) {
      throw ScalingErrors.notFound(
          "No scheduled action found for " + target.words() + ", scheduled action name: " + name);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  void deleteAll(TargetId target) {
    all.keySet().removeIf(key -> key.target().equals(target));
  }

  List<ScheduledAction> due(TargetId target, Instant minute) {
    return all.values().stream()
        .filter(action -> action.target().equals(target) && action.schedule().isDue(minute))
        .toList();
  }

  ObjectNode describe(MetricInput input) {
    Set<String> names = new HashSet<>();
    input.members().path("ScheduledActionNames").forEach(name -> names.add(name.asString("")));
    Optional<String> resource = input.text("ResourceId");
    List<ScheduledAction> found =
        all.values().stream()
            .filter(action -> names.isEmpty() || names.contains(action.name()))
            .filter(action -> resource.map(action.target().resourceId()::equals).orElse(true))
            .toList();
    return Paged.of(
        input, "ScheduledActions", found, (action, out) -> out.setAll(action.members()));
  }
}
