package dev.fairway.infra.relay;

import dev.fairway.infra.stack.Conditions;
import dev.fairway.infra.stack.Topics;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/**
 * The topic of alerts, encrypted by a key of its own: neither EventBridge nor CloudWatch may use
 * the key that AWS offers for SNS (Amazon SNS Developer Guide, "Managing encryption keys").
 */
record AlertTopic(Stack stack, Topic topic, Key key) {

  private static final List<String> USE_OF_THE_KEY = List.of("kms:Decrypt", "kms:GenerateDataKey*");

  static AlertTopic create(Stack stack, List<String> emails) {
    Key key =
        Key.Builder.create(stack, "TopicKey")
            .description("Encrypts Fairway's alerts in SNS")
            .enableKeyRotation(true)
            .pendingWindow(Duration.days(7))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    // AWS documents that EventBridge's use of such a key takes no condition on its source.
    letUse(key, "EventsToTheTopic", "events.amazonaws.com", Map.of());
    letUse(
        key,
        "AlarmsToTheTopic",
        "cloudwatch.amazonaws.com",
        Conditions.calledFor(Topics.anyAlarm(stack)));
    Topic topic =
        Topics.closed(stack, "AlertTopic").displayName("Fairway alerts").masterKey(key).build();
    Topics.allowAlarms(stack, topic);
    emails.forEach(email -> topic.addSubscription(new EmailSubscription(email)));
    return new AlertTopic(stack, topic, key);
  }

  void announce(Alarm alarm) {
    alarm.addAlarmAction(new SnsAction(topic));
  }

  void acceptFrom(CfnRule rule) {
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("DeathsOfTheRelay")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
  }

  private static void letUse(Key key, String sid, String service, Map<String, Object> conditions) {
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid(sid)
            .principals(List.of(new ServicePrincipal(service)))
            .actions(USE_OF_THE_KEY)
            .resources(List.of("*"))
            .conditions(conditions)
            .build());
  }
}
