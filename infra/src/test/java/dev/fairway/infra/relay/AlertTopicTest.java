package dev.fairway.infra.relay;

import static dev.fairway.infra.TemplateReader.at;
import static dev.fairway.infra.TemplateReader.list;
import static dev.fairway.infra.TemplateReader.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.infra.Fixture;
import dev.fairway.infra.TemplateReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTopicTest {

  private final TemplateReader template = Fixture.alertRelay(Fixture.shipped());

  @Test
  void isEncryptedByAKeyThatItsSendersMayUse() {
    assertThat(template.only("AWS::SNS::Topic"))
        .containsEntry("KmsMasterKeyId", "{TopicKey.Arn}")
        .containsEntry("DisplayName", "Fairway alerts");
    assertThat(template.only("AWS::KMS::Key")).containsEntry("EnableKeyRotation", true);
    assertThat(statements(template.only("AWS::KMS::Key"), "KeyPolicy"))
        .map(statement -> statement.get("Principal") + " " + statement.get("Action"))
        .containsExactly(
            "{AWS=arn:{AWS::Partition}:iam::{AWS::AccountId}:root} kms:*",
            "{Service=events.amazonaws.com} [kms:Decrypt, kms:GenerateDataKey*]",
            "{Service=cloudwatch.amazonaws.com} [kms:Decrypt, kms:GenerateDataKey*]");
  }

  @Test
  void takesMessagesOfTheDirectRuleAndOfAlarms() {
    assertThat(statements(template.only("AWS::SNS::TopicPolicy"), "PolicyDocument"))
        .map(
            statement ->
                statement.get("Effect")
                    + " "
                    + statement.get("Principal")
                    + " if "
                    + statement.get("Condition"))
        .containsExactly(
            "Deny * if {Bool={aws:SecureTransport=false}}",
            "Allow {Service=cloudwatch.amazonaws.com} if"
                + " {StringEquals={aws:SourceAccount={AWS::AccountId}},"
                + " ArnLike={aws:SourceArn=arn:{AWS::Partition}:cloudwatch:{AWS::Region}:"
                + "{AWS::AccountId}:alarm:*}}",
            "Allow {Service=events.amazonaws.com} if"
                + " {ArnEquals={aws:SourceArn={RelayDiedRule.Arn}}}");
  }

  @Test
  void mailsWhoeverIsConfigured() {
    assertThat(template.properties("AWS::SNS::Subscription")).isEmpty();
    assertThat(
            Fixture.alertRelay(
                    Fixture.shipped().with("alert-relay.emails", "a@example.org, b@example.org"))
                .properties("AWS::SNS::Subscription")
                .values())
        .map(subscription -> subscription.get("Protocol") + " " + subscription.get("Endpoint"))
        .containsExactly("email a@example.org", "email b@example.org");
  }

  @Test
  void hearsOfTheRelaysAlarms() {
    assertThat(template.properties("AWS::CloudWatch::Alarm"))
        .containsOnlyKeys(
            "OldestEventAlarm", "DeadLettersAlarm", "UndeliveredEventsAlarm", "LostEventsAlarm")
        .allSatisfy(
            (name, alarm) ->
                assertThat(alarm).containsEntry("AlarmActions", List.of("{AlertTopic}")));
    assertThat(template.named("AWS::CloudWatch::Alarm", "OldestEventAlarm"))
        .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
        .containsEntry("Threshold", 300);
  }

  private static List<Map<String, Object>> statements(Map<String, Object> resource, String policy) {
    return list(at(resource, policy).get("Statement")).stream()
        .map(statement -> map(statement))
        .toList();
  }
}
