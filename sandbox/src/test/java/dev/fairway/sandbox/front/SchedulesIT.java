package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.events.DeliveryListener;
import dev.fairway.sandbox.events.EventBridge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A schedule put through the SDK, whose events come to a real queue. */
final class SchedulesIT {

  private final SandboxClock clock =
      new SandboxClock(Clock.fixed(Instant.parse("2026-11-22T14:20:00Z"), ZoneOffset.UTC));
  private final DataPlane plane = DataPlane.start(DataPlaneOptions.forTests());
  private final EventBridge events =
      new EventBridge(Account.DEFAULT, plane.apis(), clock, DeliveryListener.NONE);
  private final EventBridgeClient bridge =
      Clients.of(
          EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()),
          plane.endpoint(),
          "test");
  private final SqsClient sqs =
      Clients.of(
          SqsClient.builder().httpClient(UrlConnectionHttpClient.create()),
          plane.endpoint(),
          "test");

  @BeforeEach
  void serve() {
    plane.serve("events", events);
  }

  @AfterEach
  void close() {
    bridge.close();
    sqs.close();
    events.close();
    plane.close();
    clock.close();
  }

  @Test
  void sendsItsEventAtItsTime() {
    String queue = sqs.createQueue(create -> create.queueName("hourly")).queueUrl();
    String arn =
        bridge.putRule(put -> put.name("hourly").scheduleExpression("cron(5 * * * ? *)")).ruleArn();
    bridge.putTargets(
        put ->
            put.rule("hourly")
                .targets(
                    Target.builder()
                        .id("queue")
                        .arn("arn:aws:sqs:us-east-1:000000000000:hourly")
                        .build()));

    clock.step(Duration.ofMinutes(46));

    Message message =
        sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(20))
            .messages()
            .getFirst();
    JsonNode event = JsonMapper.shared().readTree(message.body());
    assertThat(event.path("time").asString()).isEqualTo("2026-11-22T15:05:00Z");
    assertThat(event.path("resources").path(0).asString()).isEqualTo(arn);
  }

  @Test
  void refusesAWrongScheduleAsAwsDoes() {
    assertThatThrownBy(
            () -> bridge.putRule(put -> put.name("never").scheduleExpression("cron(* * * * * *)")))
        .isInstanceOfSatisfying(
            EventBridgeException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .startsWith("Parameter ScheduleExpression is not valid.");
            });
  }
}
