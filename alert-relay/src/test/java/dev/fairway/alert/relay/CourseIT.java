package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.book.Alert;
import dev.fairway.alert.book.AlertId;
import dev.fairway.alert.book.Heads;
import dev.fairway.alert.book.mute.Mute;
import dev.fairway.alert.book.mute.Mutes;
import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.alert.publish.Publisher;
import dev.fairway.common.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are told of an alert, from its begin to its end. */
@ExtendWith(SharedRegion.class)
final class CourseIT {

  private final SettableClock clock = new SettableClock();
  private final Told told = new Told();
  private final Place place = Place.create(SharedRegion.endpoint());
  private final Relay relay = Relay.start(place, told, clock);
  private int sent;

  @AfterEach
  void close() {
    relay.close();
  }

  private void fail(String family) {
    place.send(EcsEvents.exited("e-" + sent++, family, 1, clock.instant()));
  }

  private void becomeSteady(String service, Instant at) {
    place.send(EcsEvents.steady("s-" + sent++, service, at));
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  /** Lets time pass once what was told is noted. */
  private void pass(Duration time) {
    until(place::nothingIsLeased);
    clock.advance(time);
  }

  private void untilCounted(long occurrences) {
    until(() -> relay.alerts().stream().mapToLong(a -> a.tally().count()).sum() == occurrences);
  }

  private void untilTold(Kind... kinds) {
    until(() -> told.kinds().size() >= kinds.length);
    assertThat(told.kinds()).containsExactly(kinds);
  }

  /** What is due has been looked at, more than once. */
  private void expectNothingMore(Kind... kinds) throws InterruptedException {
    relay.part(Publisher.class).tellDue();
    await()
        .during(Duration.ofMillis(800))
        .atMost(Duration.ofSeconds(60))
        .until(() -> told.kinds().equals(List.of(kinds)));
  }

  @Test
  void tellsAtOnceThenOfWhatFollowsThenOfTheEnd() {
    fail("shop");
    untilTold(Kind.FIRST);
    Notice first = told.notices().getFirst();
    assertThat(first.latest().family()).isEqualTo("shop");
    assertThat(first.latest().exitCode()).isEqualTo(1);
    assertThat(first.logLines()).containsExactly("the last line");
    assertThat(first.count()).isEqualTo(1);

    fail("shop");
    fail("shop");
    untilCounted(3);
    assertThat(told.kinds()).containsExactly(Kind.FIRST);
    pass(Duration.ofMinutes(10));
    untilTold(Kind.FIRST, Kind.SUMMARY);
    assertThat(told.notices().getLast().sinceLast()).isEqualTo(2);
    assertThat(told.notices().getLast().count()).isEqualTo(3);

    pass(Duration.ofMinutes(15));
    untilTold(Kind.FIRST, Kind.SUMMARY, Kind.RECOVERY);
    assertThat(told.notices()).extracting(Notice::id).doesNotHaveDuplicates();
    assertThat(relay.alerts().getFirst().life().state()).isEqualTo(Alert.State.ENDED);
  }

  @Test
  void endsAtOnceWhereTheServiceIsSteadyAndGoesOnWhereItFailsAgainInTheWindow() throws Exception {
    fail("shop");
    untilTold(Kind.FIRST);
    pass(Duration.ofSeconds(30));
    becomeSteady("shop", clock.instant());
    untilTold(Kind.FIRST, Kind.RECOVERY);

    pass(Duration.ofSeconds(30));
    fail("shop");
    untilCounted(2);
    becomeSteady("shop", clock.instant());
    until(() -> relay.alerts().getFirst().life().state() == Alert.State.ENDED);
    expectNothingMore(Kind.FIRST, Kind.RECOVERY);

    pass(Duration.ofMinutes(10));
    untilTold(Kind.FIRST, Kind.RECOVERY, Kind.SUMMARY);
    until(() -> relay.alerts().getFirst().life().closed());
    expectNothingMore(Kind.FIRST, Kind.RECOVERY, Kind.SUMMARY);
    assertThat(relay.alerts()).hasSize(1);
  }

  @Test
  void opensAnotherAlertThatKnowsOfThoseBeforeOnceOneIsClosed() {
    fail("shop");
    untilTold(Kind.FIRST);
    Instant began = clock.instant();
    becomeSteady("shop", clock.instant());
    untilTold(Kind.FIRST, Kind.RECOVERY);
    pass(Duration.ofMinutes(10));
    until(() -> relay.alerts().getFirst().life().closed());

    fail("shop");
    untilTold(Kind.FIRST, Kind.RECOVERY, Kind.FIRST);
    Notice second = told.notices().getLast();
    assertThat(second.previous()).isEqualTo(1);
    assertThat(second.previousAt()).contains(began);
    assertThat(relay.alerts()).hasSize(2);
  }

  @Test
  void doesNotEndAnAlertByNewsOlderThanItsLastOccurrence() throws Exception {
    Instant before = clock.instant();
    pass(Duration.ofSeconds(5));
    fail("shop");
    untilTold(Kind.FIRST);
    becomeSteady("shop", before);
    until(() -> place.recordedEvents().contains("s-1"));
    expectNothingMore(Kind.FIRST);
    assertThat(relay.alerts().getFirst().life().state()).isEqualTo(Alert.State.OPEN);
  }

  @Test
  void leavesOtherServicesAloneWhereOneIsSteady() throws Exception {
    fail("shop");
    fail("mailer");
    until(() -> told.of(Kind.FIRST).size() == 2);
    becomeSteady("shop", clock.instant());
    until(() -> told.kinds().contains(Kind.RECOVERY));
    assertThat(told.of(Kind.RECOVERY))
        .singleElement()
        .satisfies(recovery -> assertThat(recovery.latest().family()).isEqualTo("shop"));
  }

  @Test
  void tellsNothingOfWhatIsMutedAndOnceOfItWhereItStillGoesOn() throws Exception {
    mute("m1", "shop", Duration.ofMinutes(5));
    fail("shop");
    fail("shop");
    untilCounted(2);
    expectNothingMore();
    pass(Duration.ofMinutes(5));
    untilTold(Kind.SUMMARY);
    assertThat(told.notices().getFirst().count()).isEqualTo(2);
  }

  @Test
  void tellsWithinAMinuteOnceAMuteIsEndedByHand() throws Exception {
    mute("m1", "shop", Duration.ofHours(5));
    fail("shop");
    untilCounted(1);
    expectNothingMore();
    assertThat(relay.part(Mutes.class).end("m1")).isTrue();
    pass(Duration.ofMinutes(1));
    untilTold(Kind.SUMMARY);
  }

  @Test
  void tellsOfOthersBesideWhatIsMuted() throws Exception {
    mute("m1", "shop", Duration.ofMinutes(5));
    fail("shop");
    fail("mailer");
    untilCounted(2);
    until(() -> told.kinds().size() == 1);
    expectNothingMore(Kind.FIRST);
    assertThat(told.notices().getFirst().latest().family()).isEqualTo("mailer");
  }

  private void mute(String id, String family, Duration time) throws InterruptedException {
    relay
        .part(Mutes.class)
        .add(
            new Mute(
                id,
                Optional.of(family),
                Optional.empty(),
                clock.instant().plus(time),
                "a test",
                clock.instant()));
  }

  @Test
  void tellsOfAnAcknowledgedAlertNoMoreButItsEnd() throws Exception {
    fail("shop");
    untilTold(Kind.FIRST);
    AlertId id = relay.alerts().getFirst().id();
    assertThat(relay.part(Heads.class).acknowledge(id, clock.instant(), "ann")).isPresent();
    fail("shop");
    untilCounted(2);
    pass(Duration.ofMinutes(10));
    expectNothingMore(Kind.FIRST);
    pass(Duration.ofMinutes(6));
    untilTold(Kind.FIRST, Kind.RECOVERY);
  }

  @Test
  void tellsTogetherOfWhatIsBeyondTheQuotaAndRepeatsNoneOfIt() throws Exception {
    for (int i = 0; i < 12; i++) {
      fail("family-" + i);
    }
    untilCounted(12);
    until(() -> told.of(Kind.FIRST).size() == 5);
    until(() -> relay.alerts().stream().filter(a -> a.telling().held()).count() == 7);
    expectNothingMore(Kind.FIRST, Kind.FIRST, Kind.FIRST, Kind.FIRST, Kind.FIRST);

    pass(Duration.ofMinutes(10));
    until(() -> told.of(Kind.DIGEST).size() == 1);
    Notice digest = told.of(Kind.DIGEST).getFirst();
    assertThat(digest.others()).hasSize(7);
    assertThat(digest.count()).isEqualTo(7);
    assertThat(familiesOf(told.of(Kind.FIRST)))
        .doesNotContainAnyElementsOf(digest.others().stream().map(Notice.Other::family).toList());

    pass(Duration.ofMinutes(15));
    until(() -> told.of(Kind.RECOVERY).size() == 5);
    until(() -> relay.alerts().stream().allMatch(a -> a.life().state() == Alert.State.ENDED));
    pass(Duration.ofMinutes(15));
    until(() -> relay.alerts().stream().allMatch(alert -> alert.life().closed()));
    assertThat(told.notices()).hasSize(11);
  }

  private static List<String> familiesOf(List<Notice> notices) {
    return notices.stream().map(notice -> notice.latest().family()).toList();
  }

  @Test
  void tellsOfWhatCameWhileTheTopicWasOutOfReachOnce() {
    told.cut();
    fail("shop");
    fail("mailer");
    until(() -> told.refused() >= 2);
    until(
        () ->
            relay.alerts().size() == 2
                && relay.alerts().stream().allMatch(alert -> alert.telling().failures() > 0));
    pass(Duration.ofMinutes(1));
    until(() -> told.refused() >= 4);
    told.mend();
    until(
        () -> {
          clock.advance(Duration.ofSeconds(10));
          return told.kinds().size() >= 2;
        });
    assertThat(familiesOf(told.notices())).containsExactlyInAnyOrder("shop", "mailer");
    assertThat(told.kinds()).containsOnly(Kind.FIRST);
  }
}
