package dev.fairway.sandbox.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.messagemanager.sns.model.SnsMessage;
import software.amazon.awssdk.messagemanager.sns.model.SnsNotification;
import software.amazon.awssdk.messagemanager.sns.model.SnsSubscriptionConfirmation;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an HTTP endpoint gets: confirmation, signed messages, further tries. */
class HttpDeliveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private SnsRegion region;
  private HttpSubscriber subscriber;
  private String topic;

  @BeforeEach
  void start() throws Exception {
    region = new SnsRegion(folder, Optional.empty());
    subscriber = new HttpSubscriber();
    topic = region.topic("hooks");
  }

  @AfterEach
  void stop() {
    subscriber.close();
    region.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void signsSoThatTheSdkBelievesIt(String version) {
    region.sns.setTopicAttributes(
        s -> s.topicArn(topic).attributeName("SignatureVersion").attributeValue(version));
    String subscription = subscribe(Map.of());
    region.sns.publish(p -> p.topicArn(topic).subject("Übel").message("Zeile 1\nZeile 2"));
    HttpSubscriber.Post post = post(2);

    SnsMessage question = verified(post(1).body());
    SnsMessage message = verified(post.body());

    assertThat(question).isInstanceOf(SnsSubscriptionConfirmation.class);
    assertThat(message)
        .isInstanceOfSatisfying(
            SnsNotification.class,
            notification -> {
              assertThat(notification.subject()).isEqualTo("Übel");
              assertThat(notification.message()).isEqualTo("Zeile 1\nZeile 2");
            });
    assertThat(post.headers())
        .containsEntry("x-amz-sns-message-type", "Notification")
        .containsEntry("x-amz-sns-message-id", message.messageId())
        .containsEntry("x-amz-sns-topic-arn", topic)
        .containsEntry("x-amz-sns-subscription-arn", subscription)
        .containsEntry("content-type", "text/plain; charset=UTF-8");
    assertThatThrownBy(() -> verified(post.body().replace("Zeile 2", "Zeile 3")))
        .isInstanceOf(SdkClientException.class);
  }

  @Test
  void triesAgainInTheRegionsTimeUntilTheEndpointIsBack() {
    subscribe(Map.of());
    subscriber.answers(503);
    region.sns.publish(p -> p.topicArn(topic).message("m"));
    post(2);

    awaitWaiting();
    region.clock.step(Duration.ofSeconds(19));
    assertThat(subscriber.posts()).hasSize(2);
    subscriber.answers(200);
    region.clock.step(Duration.ofSeconds(2));

    assertThat(post(3).body()).isEqualTo(post(2).body());
  }

  @Test
  void givesUpAfterTheRetriesOfThePolicyAndKeepsTheMessage() {
    String dead = region.queue("dead");
    subscribe(
        Map.of(
            "RawMessageDelivery",
            "true",
            "RedrivePolicy",
            "{\"deadLetterTargetArn\": \"" + SnsRegion.queueArn("dead") + "\"}",
            "DeliveryPolicy",
            "{\"healthyRetryPolicy\": {\"numRetries\": 2, \"numNoDelayRetries\": 2}}"));
    subscriber.answers(500);

    region.sns.publish(p -> p.topicArn(topic).message("raw text"));

    String kept =
        region
            .sqs
            .receiveMessage(r -> r.queueUrl(dead).waitTimeSeconds(20))
            .messages()
            .getFirst()
            .body();
    assertThat(kept).isEqualTo("raw text");
    assertThat(subscriber.posts()).hasSize(4);
    assertThat(subscriber.posts().getLast().headers())
        .containsEntry("x-amz-sns-rawdelivery", "true");
  }

  @Test
  void takesARefusalForFinal() {
    String dead = region.queue("refused");
    subscribe(
        Map.of(
            "RedrivePolicy",
            "{\"deadLetterTargetArn\": \"" + SnsRegion.queueArn("refused") + "\"}"));
    subscriber.answers(404);

    region.sns.publish(p -> p.topicArn(topic).message("m"));

    assertThat(region.sqs.receiveMessage(r -> r.queueUrl(dead).waitTimeSeconds(20)).messages())
        .hasSize(1);
    assertThat(subscriber.posts()).hasSize(2);
  }

  /** Subscribes and confirms as the endpoint would. */
  private String subscribe(Map<String, String> attributes) {
    region.sns.subscribe(
        s -> s.topicArn(topic).protocol("http").endpoint(subscriber.url()).attributes(attributes));
    JsonNode question = JsonMapper.shared().readTree(post(1).body());
    assertThat(question.path("Type").asString()).isEqualTo("SubscriptionConfirmation");
    return region
        .sns
        .confirmSubscription(c -> c.topicArn(topic).token(question.path("Token").asString()))
        .subscriptionArn();
  }

  private HttpSubscriber.Post post(int number) {
    await().atMost(PATIENCE).until(() -> subscriber.posts().size() >= number);
    return subscriber.posts().get(number - 1);
  }

  /** The next try is on the clock a moment after the endpoint's answer. */
  private void awaitWaiting() {
    await().pollDelay(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> true);
  }

  /**
   * Verifies with the SDK, which takes certificates from AWS's own address alone: the document's
   * address, which no signature covers, is exchanged and answered with the region's certificate.
   */
  private SnsMessage verified(String document) {
    ObjectNode moved = (ObjectNode) JsonMapper.shared().readTree(document);
    assertThat(moved.path("SigningCertURL").asString())
        .isEqualTo(region.endpoint() + "/_fairway/sns/SimpleNotificationService.pem");
    moved.put(
        "SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService.pem");
    try (SnsMessageManager manager =
        SnsMessageManager.builder()
            .region(Region.US_EAST_1)
            .httpClient(new OneAnswer(region.notifications.certificate()))
            .build()) {
      return manager.parseMessage(moved.toString());
    }
  }

  private record OneAnswer(String text) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
