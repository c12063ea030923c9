package dev.fairway.sandbox.ecs.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.ecs.service.Rollout.Member;
import dev.fairway.sandbox.ecs.service.Rollout.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final Member OLD = new Member("old", false, Health.HEALTHY, false, "a");
  private static final Member NEW = new Member("new", true, Health.HEALTHY, false, "a");

  private static Member named(Member like, String id) {
    return new Member(id, like.primary(), like.health(), like.guarded(), like.zone());
  }

  private static Member with(Member like, String id, Health health) {
    return new Member(id, like.primary(), health, like.guarded(), like.zone());
  }

  private static Member guarded(Member like, String id) {
    return new Member(id, like.primary(), like.health(), true, like.zone());
  }

  private static List<Member> times(int count, Member like) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(named(like, like.id() + i));
    }
    return members;
  }

  @SafeVarargs
  private static List<Member> all(List<Member>... groups) {
    return java.util.Arrays.stream(groups).flatMap(List::stream).toList();
  }

  private static Step next(int desired, int fewest, int most, List<Member> tasks) {
    return new Rollout(desired, fewest, most, tasks, false).next();
  }

  @Test
  void startsWhatIsMissing() {
    assertThat(next(3, 3, 6, times(1, NEW))).isEqualTo(new Step(2, List.of(), false));
  }

  @Test
  void startsNewTasksUpToTheMaximumBeforeItStopsOldOnes() {
    assertThat(next(4, 4, 6, times(4, OLD))).isEqualTo(new Step(2, List.of(), false));
  }

  @Test
  void stopsAnOldTaskForEachNewOneThatIsHealthy() {
    List<Member> tasks =
        all(times(4, OLD), times(1, NEW), List.of(with(NEW, "starting", Health.PENDING)));
    assertThat(next(4, 4, 6, tasks)).isEqualTo(new Step(0, List.of("old0"), false));
  }

  @Test
  void stopsOldTasksFirstWhereTheMaximumLeavesNoRoom() {
    assertThat(next(4, 2, 4, times(4, OLD))).isEqualTo(new Step(0, List.of("old0", "old1"), false));
    assertThat(next(4, 2, 4, times(2, OLD))).isEqualTo(new Step(2, List.of(), false));
  }

  @Test
  void keepsTheDesiredCountHealthyWhereThereIsRoom() {
    assertThat(next(4, 2, 8, times(4, OLD))).isEqualTo(new Step(4, List.of(), false));
  }

  @Test
  void saysThatItsBoundsLeaveNothingToDo() {
    assertThat(next(1, 1, 1, times(1, OLD))).isEqualTo(new Step(0, List.of(), true));
  }

  @Test
  void neverStopsAGuardedTask() {
    List<Member> tasks = all(times(2, NEW), List.of(guarded(OLD, "busy"), named(OLD, "idle")));
    assertThat(next(2, 2, 4, tasks).stops()).containsExactly("idle");
    List<Member> primary = all(List.of(guarded(NEW, "busy")), times(2, NEW));
    assertThat(next(0, 0, 0, primary).stops()).containsExactlyInAnyOrder("new0", "new1");
  }

  @Test
  void countsGuardedOldTasksTowardsTheMaximum() {
    List<Member> tasks = List.of(guarded(OLD, "busy"), guarded(OLD, "busier"));
    assertThat(next(2, 1, 3, tasks)).isEqualTo(new Step(1, List.of(), false));
  }

  @Test
  void scalesInFromTheFullestZoneAndTakesWhatDoesNotRunYetFirst() {
    List<Member> tasks =
        List.of(
            new Member("a1", true, Health.HEALTHY, false, "a"),
            new Member("b1", true, Health.HEALTHY, false, "b"),
            new Member("b2", true, Health.HEALTHY, false, "b"),
            new Member("a2", true, Health.PENDING, false, "a"));
    assertThat(next(2, 2, 4, tasks).stops()).containsExactly("a2", "b1");
  }

  @Test
  void replacesAnUnhealthyTaskBeforeItStopsIt() {
    Member ill = with(NEW, "ill", Health.UNHEALTHY);
    assertThat(next(1, 1, 2, List.of(ill))).isEqualTo(new Step(1, List.of(), false));
    assertThat(next(1, 1, 2, List.of(ill, with(NEW, "next", Health.PENDING))))
        .isEqualTo(new Step(0, List.of(), false));
    assertThat(next(1, 1, 2, List.of(ill, NEW))).isEqualTo(new Step(0, List.of("ill"), false));
  }

  @Test
  void stopsAnUnhealthyTaskAtOnceWhereThereIsNoRoomForAnother() {
    Member ill = with(NEW, "ill", Health.UNHEALTHY);
    assertThat(next(1, 0, 1, List.of(ill))).isEqualTo(new Step(0, List.of("ill"), false));
  }

  @Test
  void doesNothingForAStalledDeploymentButScaleIn() {
    List<Member> tasks = all(times(2, OLD), times(2, NEW));
    assertThat(new Rollout(3, 3, 6, tasks, true).next()).isEqualTo(new Step(0, List.of(), false));
    assertThat(new Rollout(1, 1, 2, tasks, true).next().stops()).containsExactly("new0");
  }
}
