package dev.fairway.sandbox.ecs.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be started and stopped next, so that a service comes to its desired count of the
 * primary deployment and stays within its bounds on the way (Amazon ECS Developer Guide, "Deploy
 * Amazon ECS services by replacing tasks").
 *
 * @param fewest healthy tasks that must stay
 * @param most tasks that may be there at once
 * @param tasks all that have not been told to stop
 * @param stalled whether the primary deployment has failed: then nothing starts or is replaced
 */
record Rollout(int desired, int fewest, int most, List<Member> tasks, boolean stalled) {

  /**
   * A task as far as this decision needs it.
   *
   * @param primary whether it belongs to the primary deployment
   */
  record Member(String id, boolean primary, Health health, boolean guarded, String zone) {

    boolean isGood() {
      return primary && health != Health.UNHEALTHY;
    }

    boolean isHealthy() {
      return health == Health.HEALTHY;
    }
  }

  /**
   * What to do.
   *
   * @param stuck whether the bounds leave nothing to do although something should be done
   */
  record Step(int starts, List<String> stops, boolean stuck) {}

  Step next() {
    int missing = stalled ? 0 : Math.max(0, desired - count(Member::isGood));
    int room = Math.max(0, most - tasks.size());
    int starts = Math.min(missing, room);
    List<Member> stops = new ArrayList<>(scaledIn());
    if (!stalled) {
      stops.addAll(outdated(missing > room ? Math.min(fewest, desired) : desired));
      stops.addAll(unhealthy(missing - room));
    }
    boolean stuck =
        missing > 0
            && starts == 0
            && stops.isEmpty()
            && tasks.stream().allMatch(task -> task.isHealthy() && !task.guarded());
    return new Step(starts, stops.stream().map(Member::id).toList(), stuck);
  }

  private int count(Predicate<Member> which) {
    return (int) tasks.stream().filter(which).count();
  }

  /** Primary tasks beyond the desired count: who isn't healthy yet first, then the fullest zone. */
  private List<Member> scaledIn() {
    List<Member> left =
        tasks.stream().filter(Member::isGood).collect(Collectors.toCollection(ArrayList::new));
    List<Member> stops = new ArrayList<>();
    while (left.size() > desired) {
      var next =
          left.stream()
              .filter(task -> !task.guarded())
              .min(
                  Comparator.comparing(Member::isHealthy)
                      .thenComparing(task -> -inZone(left, task.zone())));
      if (next.isEmpty()) {
        break;
      }
      left.remove(next.get());
      stops.add(next.get());
    }
    return stops;
  }

  private static long inZone(List<Member> tasks, String zone) {
    return tasks.stream().filter(task -> task.zone().equals(zone)).count();
  }

  /** Tasks of earlier deployments: healthy ones only as far as {@code floor} healthy tasks stay. */
  private List<Member> outdated(int floor) {
    int spare = Math.max(0, count(Member::isHealthy) - floor);
    List<Member> stops = new ArrayList<>();
    for (Member task : tasks) {
      if (task.primary() || task.guarded()) {
        continue;
      }
      if (!task.isHealthy()) {
        stops.add(task);
      } else if (spare > 0) {
        spare--;
        stops.add(task);
      }
    }
    return stops;
  }

  /** Unhealthy primary tasks: once replaced, or at once where there is no room for replacements. */
  private List<Member> unhealthy(int withoutRoom) {
    boolean replaced = count(task -> task.isGood() && task.isHealthy()) >= desired;
    return tasks.stream()
        .filter(task -> task.primary() && !task.isGood())
        .limit(replaced ? Integer.MAX_VALUE : Math.max(0, withoutRoom))
        .toList();
  }
}
