package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.notice.Notice.Kind;
import dev.fairway.common.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What becomes of messages. */
@ExtendWith(SharedRegion.class)
final class IntakeIT {

  private final SettableClock clock = new SettableClock();
  private final Told told = new Told();
  private final Place place = Place.create(SharedRegion.endpoint());
  private final Relay relay = Relay.start(place, told, clock);

  @AfterEach
  void close() {
    relay.close();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  @Test
  void movesWhatIsNoEventToTheDeadLetterQueueWithTheReason() {
    place.send(
        "{broken",
        "[1]",
        "{\"id\":\"x\",\"source\":\"aws.ecs\",\"detail\":{}}",
        EcsEvents.exited("good", "shop", 1, clock.instant()));
    until(() -> place.depth(place.dead()) == 3 && place.depth(place.events()) == 0);
    List<Message> dead = place.take(place.dead());
    assertThat(dead).extracting(Message::body).contains("{broken", "[1]");
    assertThat(dead)
        .allSatisfy(
            message ->
                assertThat(message.messageAttributes())
                    .hasEntrySatisfying(
                        "Reason", reason -> assertThat(reason.stringValue()).contains("The body")));
    assertThat(place.recordedEvents()).containsExactly("good");
    until(() -> told.kinds().equals(List.of(Kind.FIRST)));
  }

  @Test
  void takesEventsThatNobodyHasForeseen() {
    place.send(EcsEvents.unknown("new", clock.instant()));
    until(() -> place.depth(place.events()) == 0);
    assertThat(place.depth(place.dead())).isZero();
  }

  @Test
  void recordsWhatDidNotReachItsTargetAndKeepsItForPeople() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "RULE_ARN", text("arn:aws:events:us-east-1:000000000000:rule/images"),
            "TARGET_ARN", text("arn:aws:ecs:us-east-1:000000000000:cluster/prod"),
            "ERROR_CODE", text("AccessDeniedException"),
            "ERROR_MESSAGE", text("not allowed"));
    try (SqsClient sqs = Place.sqs(place.endpoint())) {
      sqs.sendMessage(
          send ->
              send.queueUrl(place.undelivered())
                  .messageBody("{\"an\":\"event\"}")
                  .messageAttributes(attributes));
    }
    until(() -> place.depth(place.kept()) == 1 && place.depth(place.undelivered()) == 0);
    Message kept = place.take(place.kept()).getFirst();
    assertThat(kept.body()).isEqualTo("{\"an\":\"event\"}");
    assertThat(kept.messageAttributes()).isEqualTo(attributes);
    until(() -> told.kinds().equals(List.of(Kind.FIRST)));
    assertThat(told.notices().getFirst().latest().reason()).contains("AccessDeniedException");
  }

  private static MessageAttributeValue text(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }
}
