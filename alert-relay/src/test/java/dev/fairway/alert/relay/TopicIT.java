package dev.fairway.alert.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairway.alert.AlertRelayApplication;
import dev.fairway.common.FaultyProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application with a real topic, which is out of reach for a while. */
@ExtendWith(SharedRegion.class)
final class TopicIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Place place = Place.create(SharedRegion.endpoint());
  private final Instant now = Clock.systemUTC().instant();
  private final SqsClient sqs = Place.sqs(SharedRegion.endpoint());
  private final SnsClient sns = Clients.of(SnsClient.builder(), SharedRegion.endpoint());
  private final String name = "topic-" + UUID.randomUUID();
  private final String inbox = sqs.createQueue(create -> create.queueName(name)).queueUrl();

  @Test
  void tellsSubscribersOnceThoughTheTopicIsOutOfReachForAWhile() throws Exception {
    String topic = topic();
    try (FaultyProxy proxy = FaultyProxy.before(SharedRegion.endpoint());
        var context = start(topic, proxy.endpoint())) {
      place.send(EcsEvents.exited("t-1", "shop", 137, now));
      List<JsonNode> got = untilReceived(1);
      JsonNode first = got.getFirst();
      assertThat(first.get("Subject").asString()).contains("shop");
      assertThat(first.get("MessageAttributes").get("family").get("Value").asString())
          .isEqualTo("shop");
      assertThat(JSON.readTree(first.get("Message").asString()).isObject()).isTrue();

      proxy.cut();
      place.send(EcsEvents.exited("t-2", "mailer", 1, now));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  context.getBean(MeterRegistry.class).counter("alerts.publish.failed").count()
                      > 0);
      assertThat(place.depth(place.events())).isZero();
      proxy.mend();
      assertThat(untilReceived(1))
          .extracting(message -> message.get("Subject").asString())
          .allSatisfy(subject -> assertThat(subject).contains("mailer"));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(30))
          .until(() -> place.depth(inbox) == 0);
    }
  }

  private String topic() {
    String topic = sns.createTopic(create -> create.name(name)).topicArn();
    String arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(inbox).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    sns.subscribe(subscribe -> subscribe.topicArn(topic).protocol("sqs").endpoint(arn));
    return topic;
  }

  private List<JsonNode> untilReceived(int messages) {
    List<JsonNode> received = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              for (Message message : place.take(inbox)) {
                received.add(JSON.readTree(message.body()));
                sqs.deleteMessage(
                    delete -> delete.queueUrl(inbox).receiptHandle(message.receiptHandle()));
              }
              return received.size() >= messages;
            });
    return received;
  }

  private ConfigurableApplicationContext start(String topic, URI reached) {
    return new SpringApplicationBuilder(AlertRelayApplication.class)
        .properties(Relay.properties(place))
        .properties(
            "server.port=0",
            "server.address=127.0.0.1",
            "api.token=a-token-for-tests",
            "alerts-topic=" + topic)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "ownSnsClient",
                        SnsClient.class,
                        () -> Clients.of(SnsClient.builder(), reached),
                        definition -> definition.setPrimary(true)))
        .run();
  }
}
