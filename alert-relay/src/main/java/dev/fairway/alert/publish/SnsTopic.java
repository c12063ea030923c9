package dev.fairway.alert.publish;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.alert.notice.Notice;
import dev.fairway.alert.notice.NoticeTexts;
import dev.fairway.alert.notice.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topic of the alerts: a text for people, JSON for machines. */
final class SnsTopic implements Announcer {

  private final SnsClient sns;
  private final String arn;
  private final NoticeTexts texts;
  private final JsonMapper json;

  SnsTopic(SnsClient sns, String arn, NoticeTexts texts, JsonMapper json) {
    this.sns = sns;
    this.arn = arn;
    this.texts = texts;
    this.json = json;
  }

  @Override
  public String announce(Notice notice) throws InterruptedException {
    PublishRequest request = request(texts.of(notice));
    return calling(
        "publishing notice %s to %s".formatted(notice.id(), arn),
        () -> sns.publish(request).messageId());
  }

  private PublishRequest request(Texts told) {
    return PublishRequest.builder()
        .topicArn(arn)
        .subject(told.subject())
        .messageStructure("json")
        .message(message(told))
        .messageAttributes(attributes(told.attributes()))
        .build();
  }

  /** "Publish": with the structure json, a message for each protocol. */
  private String message(Texts told) {
    ObjectNode message = json.createObjectNode();
    message.put("default", told.text()).put("email", told.text());
    for (String machine : new String[] {"sqs", "http", "https", "lambda", "firehose"}) {
      message.put(machine, told.json());
    }
    return json.writeValueAsString(message);
  }

  /** An attribute must not be empty. */
  private static Map<String, MessageAttributeValue> attributes(Map<String, String> told) {
    Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
    told.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            attributes.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build());
          }
        });
    return attributes;
  }
}
