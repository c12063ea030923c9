package dev.fairway.sandbox.notifications.delivery;

import dev.fairway.sandbox.notifications.signing.Envelopes;
import dev.fairway.sandbox.notifications.topic.DeliveryPolicy;
import dev.fairway.sandbox.notifications.topic.Subscription;
import dev.fairway.sandbox.notifications.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Posts messages to HTTP and HTTPS endpoints ("HTTP/HTTPS headers in Amazon SNS"). */
final class HttpCourier implements Courier, AutoCloseable {

  /** How long SNS waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Envelopes envelopes;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  HttpCourier(Envelopes envelopes) {
    this.envelopes = envelopes;
  }

  @Override
  public Receipt deliver(Letter letter) {
    Subscription subscription = letter.subscription();
    HttpRequest.Builder request =
        request(letter.topic(), subscription, "Notification", letter.notification().messageId())
            .header("x-amz-sns-subscription-arn", subscription.arn());
    if (subscription.raw()) {
      return post(request.header("x-amz-sns-rawdelivery", "true"), letter.body());
    }
    ObjectNode document =
        envelopes.notification(letter.topic(), subscription, letter.notification());
    return post(request, document.toString());
  }

  /** Posts a document of SNS's own, the confirmation of a subscription or of its end. */
  Receipt tell(Topic topic, Subscription subscription, ObjectNode document) {
    String type = document.path("Type").asString("");
    String id = document.path("MessageId").asString("");
    return post(request(topic, subscription, type, id), document.toString());
  }

  private static HttpRequest.Builder request(
      Topic topic, Subscription subscription, String type, String messageId) {
    return HttpRequest.newBuilder(URI.create(subscription.endpoint()))
        .timeout(PATIENCE)
        .header("Content-Type", DeliveryPolicy.of(topic, subscription).contentType())
        .header("User-Agent", "Amazon Simple Notification Service Agent")
        .header("x-amz-sns-message-type", type)
        .header("x-amz-sns-message-id", messageId)
        .header("x-amz-sns-topic-arn", topic.arn());
  }

  private Receipt post(HttpRequest.Builder request, String body) {
    try {
      int status =
          http.send(
                  request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                  BodyHandlers.discarding())
              .statusCode();
      return receipt(status);
    } catch (IOException e) {
      return new Receipt.Unreachable(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Receipt.Refused("the sandbox is stopping");
    }
  }

  /** 2xx to 4xx are answers, of which 429 asks for another try; the rest are failures. */
  private static Receipt receipt(int status) {
    if (status >= 200 && status < 300) {
      return new Receipt.Delivered();
    }
    String why = "the endpoint answered with status " + status;
    boolean permanent = status >= 300 && status < 500 && status != 429;
    return permanent ? new Receipt.Refused(why) : new Receipt.Unreachable(why);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
