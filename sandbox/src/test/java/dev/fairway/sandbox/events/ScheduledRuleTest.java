package dev.fairway.sandbox.events;

import static dev.fairway.sandbox.events.RecordedApis.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.clock.SandboxClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ScheduledRuleTest {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";
  private static final Instant START = Instant.parse("2026-11-22T14:20:31.250Z");
  private static final Caller PERSON = new Caller("test", Optional.empty());

  private final SandboxClock clock = new SandboxClock(Clock.fixed(START, ZoneOffset.UTC));
  private final RecordedApis apis = new RecordedApis(call -> json("{'MessageId':'m-1'}"));
  private final Outcomes outcomes = new Outcomes();
  private final EventBridge events = new EventBridge(Account.DEFAULT, apis, clock, outcomes);

  @AfterEach
  void close() {
    events.close();
    clock.close();
  }

  @Test
  void sendsTheEventThatAwsDocuments() {
    rule("rate(1 hour)");

    clock.step(Duration.ofHours(1));

    JsonNode event = sent(1).getFirst();
    assertThat(event.path("id").asString()).hasSize(36);
    assertThat(((ObjectNode) event).without("id"))
        .isEqualTo(
            json(
                "{'version':'0','detail-type':'Scheduled Event','source':'aws.events',"
                    + "'account':'000000000000','time':'2026-11-22T15:20:31Z',"
                    + "'region':'us-east-1','resources':["
                    + "'arn:aws:events:us-east-1:000000000000:rule/r'],'detail':{}}"));
  }

  @Test
  void goesThroughEachTimeOfALongStep() {
    rule("cron(5 * * * ? *)");

    clock.step(Duration.ofHours(3));

    assertThat(sent(3).stream().map(event -> event.path("time").asString()))
        .containsExactlyInAnyOrder(
            "2026-11-22T15:05:00Z", "2026-11-22T16:05:00Z", "2026-11-22T17:05:00Z");
  }

  @Test
  void isSilentWhileItIsDisabledAndKeepsItsTimes() {
    rule("rate(1 hour)");
    call("DisableRule", "{'Name':'r'}");
    clock.step(Duration.ofMinutes(90));
    call("EnableRule", "{'Name':'r'}");
    clock.step(Duration.ofMinutes(60));

    assertThat(sent(1))
        .singleElement()
        .satisfies(
            event -> assertThat(event.path("time").asString()).isEqualTo("2026-11-22T16:20:31Z"));
  }

  @Test
  void followsAChangedScheduleAndGoesOnWithTheSame() {
    rule("rate(1 hour)");
    clock.step(Duration.ofMinutes(30));
    rule("rate(1 hour)");
    clock.step(Duration.ofMinutes(30));
    assertThat(sent(1)).hasSize(1);

    rule("rate(2 hours)");
    clock.step(Duration.ofMinutes(119));
    clock.step(Duration.ofMinutes(1));

    assertThat(sent(1).getLast().path("time").asString()).isEqualTo("2026-11-22T17:20:31Z");
    assertThat(outcomes.isEmpty()).isTrue();
  }

  @Test
  void isSilentOnceItIsDeleted() {
    rule("rate(1 minute)");
    call("RemoveTargets", "{'Rule':'r','Ids':['t']}");
    call("DeleteRule", "{'Name':'r'}");

    clock.step(Duration.ofMinutes(5));

    assertThat(apis.inputs("SendMessage")).isEmpty();
    assertThat(outcomes.isEmpty()).isTrue();
  }

  @Test
  void refusesAScheduleThatIsNoneAndKeepsTheRuleAsItWas() {
    rule("rate(1 hour)");

    assertThatThrownBy(() -> rule("rate(1 hours)"))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("Parameter ScheduleExpression is not valid.");
    assertThat(call("DescribeRule", "{'Name':'r'}").path("ScheduleExpression").asString())
        .isEqualTo("rate(1 hour)");
    clock.step(Duration.ofHours(1));
    assertThat(sent(1)).hasSize(1);
  }

  @Test
  void refusesAScheduleOnAnotherBus() {
    call("CreateEventBus", "{'Name':'orders'}");

    assertThatThrownBy(
            () ->
                call(
                    "PutRule",
                    "{'Name':'r','EventBusName':'orders','ScheduleExpression':'rate(1 hour)'}"))
        .hasMessage("ScheduleExpression is supported only on the default event bus.");
  }

  private void rule(String expression) {
    call("PutRule", "{'Name':'r','ScheduleExpression':'%s'}", expression);
    call("PutTargets", "{'Rule':'r','Targets':[{'Id':'t','Arn':'%s'}]}", QUEUE);
  }

  /** The last events once so many more have arrived. */
  private List<JsonNode> sent(int count) {
    IntStream.range(0, count).forEach(each -> outcomes.next());
    List<ObjectNode> all = apis.inputs("SendMessage");
    return all.subList(all.size() - count, all.size()).stream()
        .map(input -> JsonMapper.shared().readTree(input.path("MessageBody").asString()))
        .toList();
  }

  private ObjectNode call(String operation, String input, Object... arguments) {
    return events.handle(new ApiCall("events", operation, json(input, arguments), PERSON));
  }
}
