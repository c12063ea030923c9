package dev.fairway.sandbox.notifications.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicPolicyTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:alerts";
  private static final Caller RULE =
      Caller.service("events", Optional.empty()).forSource("arn:aws:events:::rule/direct");
  private static final Caller ALARM =
      Caller.service("cloudwatch", Optional.empty()).forSource("arn:alarm");

  private final TopicPolicy policy = new TopicPolicy(Account.DEFAULT);

  @Test
  void letsAlarmsAloneByDefault() {
    Topic topic = new Topic(TOPIC, Map.of(), Map.of());

    assertThatCode(() -> policy.checkPublish(ALARM, topic)).doesNotThrowAnyException();
    assertRefused(RULE, topic);
  }

  @Test
  void letsTheServiceThatThePolicyNames() {
    Topic topic =
        topic(
            """
            {'Statement':[
              {'Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},
               'Action':'sns:Publish','Resource':'%s',
               'Condition':{'ArnEquals':{'aws:SourceArn':'arn:aws:events:::rule/direct'}}},
              {'Effect':'Deny','Principal':'*','Action':'sns:Publish','Resource':'%s',
               'Condition':{'Bool':{'aws:SecureTransport':'false'}}}]}
            """
                .formatted(TOPIC, TOPIC));

    assertThatCode(() -> policy.checkPublish(RULE, topic)).doesNotThrowAnyException();
    assertRefused(RULE.forSource("arn:aws:events:::rule/other"), topic);
    assertRefused(ALARM, topic);
  }

  @Test
  void asksNothingOfPeopleAndRoles() {
    Topic topic = topic("{'Statement':[]}");

    assertThatCode(
            () -> {
              policy.checkPublish(new Caller("test", Optional.empty()), topic);
              policy.checkPublish(Caller.REGION, topic);
              policy.checkPublish(Caller.service("ecs", Optional.of("arn:role")), topic);
            })
        .doesNotThrowAnyException();
  }

  private void assertRefused(Caller caller, Topic topic) {
    assertThatThrownBy(() -> policy.checkPublish(caller, topic))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("AuthorizationError"));
  }

  private static Topic topic(String json) {
    return new Topic(TOPIC, Map.of("Policy", json.replace('\'', '"')), Map.of());
  }
}
