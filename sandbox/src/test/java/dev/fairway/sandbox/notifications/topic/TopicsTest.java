package dev.fairway.sandbox.notifications.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.clock.MachineTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TopicsTest {

  private static final String ARN = "arn:aws:sns:us-east-1:000000000000:alerts";

  @TempDir private Path folder;
  private final MachineTime clock = new MachineTime(Instant.parse("2026-11-22T12:00:00Z"));

  @Test
  void findsWhatAnEarlierRegionKept() {
    Topics first = new Topics(Account.DEFAULT, Optional.of(folder));
    first.create("alerts", json("{'DisplayName': 'Alerts'}"), Map.of("team", "one"));
    Subscribing subscribing = new Subscribing(first, clock);
    Subscription asked = subscribing.subscribe(mail("{'FilterPolicy': '{}'}"));
    subscribing.confirm(ARN, asked.token());

    Topics second = new Topics(Account.DEFAULT, Optional.of(folder));

    assertThat(second.topic(ARN)).isEqualTo(first.topic(ARN));
    assertThat(second.topic(ARN).displayName()).isEqualTo("Alerts");
    assertThat(second.subscriptions()).containsExactly(asked.confirm());
  }

  @Test
  void takesATokenForTwoDays() {
    Topics topics = new Topics(Account.DEFAULT, Optional.empty());
    topics.create("alerts", json("{}"), Map.of());
    Subscribing subscribing = new Subscribing(topics, clock);
    Subscription asked = subscribing.subscribe(mail("{}"));

    clock.pass(Duration.ofDays(2).plusSeconds(1));

    assertThat(asked.confirmed()).isFalse();
    assertThatThrownBy(() -> subscribing.confirm(ARN, "other")).hasMessageContaining("Token");
    assertThatThrownBy(() -> subscribing.confirm(ARN, asked.token()))
        .hasMessageContaining("two days");
  }

  @Test
  void letsWhoeverWasUnsubscribedComeBack() {
    Topics topics = new Topics(Account.DEFAULT, Optional.empty());
    topics.create("alerts", json("{}"), Map.of());
    Subscribing subscribing = new Subscribing(topics, clock);
    Subscription asked = subscribing.subscribe(mail("{}"));
    subscribing.confirm(ARN, asked.token());

    subscribing.unsubscribe(asked.arn());
    assertThat(topics.subscriptions()).isEmpty();
    subscribing.confirm(ARN, asked.token());

    assertThat(topics.subscriptions()).containsExactly(asked.confirm());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email | a@example.com | {'RawMessageDelivery': 'true'} | does not support raw message delivery",
        "sqs   | https://queue | {}                             | the ARN of a queue",
        "pager | x             | {}                             | Protocol",
        "email | a@example.com | {'Colour': 'red'}              | has no attribute 'Colour'",
        "sqs   | arn:aws:sqs:us-east-1:000000000000:q | {'DeliveryPolicy': '{}'} | only http and https",
        "sqs   | arn:aws:sqs:us-east-1:000000000000:q | {'RedrivePolicy': '{}'}  | deadLetterTargetArn",
        "sqs   | arn:aws:sqs:us-east-1:000000000000:q | {'FilterPolicyScope': 'Body'} | MessageAttributes or MessageBody",
      })
  void refusesWhatASubscriptionCantBe(
      String protocol, String endpoint, String attributes, String problem) {
    Topics topics = new Topics(Account.DEFAULT, Optional.empty());
    topics.create("alerts", json("{}"), Map.of());
    ObjectNode input = json("{}").put("TopicArn", ARN);
    input.put("Protocol", protocol).put("Endpoint", endpoint);
    input.set("Attributes", json(attributes));

    assertThatThrownBy(() -> new Subscribing(topics, clock).subscribe(input))
        .hasMessageContaining("Invalid parameter: ")
        .hasMessageContaining(problem);
  }

  @Test
  void refusesMoreRetriesThanSnsMakes() {
    Topics topics = new Topics(Account.DEFAULT, Optional.empty());
    topics.create("alerts", json("{}"), Map.of());
    ObjectNode input = json("{}").put("TopicArn", ARN);
    input.put("Protocol", "http").put("Endpoint", "http://127.0.0.1/");
    input
        .putObject("Attributes")
        .put("DeliveryPolicy", "{\"healthyRetryPolicy\": {\"numRetries\": 101}}");

    assertThatThrownBy(() -> new Subscribing(topics, clock).subscribe(input))
        .hasMessageContaining("numRetries must be 0 to 100");
  }

  private static ObjectNode mail(String attributes) {
    ObjectNode input = json("{}").put("TopicArn", ARN);
    input.put("Protocol", "email").put("Endpoint", "ann@example.com");
    input.set("Attributes", json(attributes));
    return input;
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
