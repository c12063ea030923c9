package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(SharedRegion.class)
class QueuesIT {

  private static SqsClient sqs;

  @BeforeAll
  static void connect() {
    sqs =
        Clients.of(
            SqsClient.builder().httpClient(UrlConnectionHttpClient.create()),
            SharedRegion.plane().endpoint(),
            "test");
  }

  @AfterAll
  static void close() {
    sqs.close();
  }

  @Test
  void carriesAMessageUnderTheRightUrlAndArn() {
    String url = sqs.createQueue(request -> request.queueName("round-trip")).queueUrl();
    sqs.sendMessage(request -> request.queueUrl(url).messageBody("grüße"));

    assertThat(url).isEqualTo(SharedRegion.plane().endpoint() + "/000000000000/round-trip");
    assertThat(sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(5)).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.body()).isEqualTo("grüße"));
    assertThat(
            sqs.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes())
        .containsEntry(
            QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:us-east-1:000000000000:round-trip");
  }

  @Test
  void sendsWhileManyPollsWait() throws Exception {
    String url = sqs.createQueue(request -> request.queueName("polled")).queueUrl();
    String other = sqs.createQueue(request -> request.queueName("not-polled")).queueUrl();
    try (ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ReceiveMessageResponse>> polls = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        polls.add(
            pollers.submit(
                () -> sqs.receiveMessage(poll -> poll.queueUrl(url).waitTimeSeconds(12))));
      }
      long start = System.nanoTime();
      sqs.sendMessage(send -> send.queueUrl(other).messageBody("through"));
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      assertThat(took).isLessThan(Duration.ofSeconds(6));
      for (Future<ReceiveMessageResponse> poll : polls) {
        assertThat(poll.get().messages()).isEmpty();
      }
    }
  }

  @Test
  void isReachedFromTheInside() {
    String url = sqs.createQueue(request -> request.queueName("inside")).queueUrl();
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("QueueUrl", url).put("MessageBody", "from inside");
    ObjectNode sent =
        SharedRegion.plane().apis().call(new ApiCall("sqs", "SendMessage", message, Caller.REGION));

    assertThat(sent.path("MessageId").asString()).isNotEmpty();
    assertThat(sqs.receiveMessage(poll -> poll.queueUrl(url)).messages())
        .extracting(received -> received.body())
        .containsExactly("from inside");
    message.put("QueueUrl", url + "-missing");
    assertThatThrownBy(
            () ->
                SharedRegion.plane()
                    .apis()
                    .call(new ApiCall("sqs", "SendMessage", message, Caller.REGION)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("QueueDoesNotExist"));
  }
}
