package dev.fairway.worker.consume.queue;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.worker.consume.batch.Batches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The work queue and its dead-letter queue in SQS. */
public final class SqsWorkQueue implements WorkQueue, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SqsWorkQueue.class);
  private static final int BATCH = 10;
  private static final int LANES = 8;
  private static final Duration LINGER = Duration.ofMillis(20);

  private final SqsClient sqs;
  private final String url;
  private final String deadLetterUrl;
  private final Duration visibility;
  private final Duration poll;
  private final Batches<Delivery, Boolean> deletions;
  private final Batches<Hiding, Boolean> hidings;

  private record Hiding(Delivery delivery, Duration time) {}

  /**
   * @param visibility how long a message that is handed out stays hidden
   * @param poll how long a receive waits for messages, 20 seconds at most
   */
  public SqsWorkQueue(
      SqsClient sqs, String url, String deadLetterUrl, Duration visibility, Duration poll) {
    this.sqs = sqs;
    this.url = url;
    this.deadLetterUrl = deadLetterUrl;
    this.visibility = visibility;
    this.poll = poll;
    this.deletions = Batches.start(BATCH, LANES, LINGER, this::deleteAll);
    this.hidings = Batches.start(BATCH, LANES, LINGER, this::hideAll);
  }

  @Override
  public List<Delivery> receive(int most) throws InterruptedException {
    ReceiveMessageRequest request =
        ReceiveMessageRequest.builder()
            .queueUrl(url)
            .maxNumberOfMessages(Math.min(most, BATCH))
            .waitTimeSeconds((int) poll.toSeconds())
            .visibilityTimeout((int) visibility.toSeconds())
            .messageSystemAttributeNames(
                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                MessageSystemAttributeName.SENT_TIMESTAMP,
                MessageSystemAttributeName.MESSAGE_GROUP_ID)
            .build();
    return calling("receiving from " + url, () -> sqs.receiveMessage(request)).messages().stream()
        .map(SqsWorkQueue::delivery)
        .toList();
  }

  private static Delivery delivery(Message message) {
    return new Delivery(
        message.messageId(),
        message.receiptHandle(),
        message.body(),
        (int) number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT),
        Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP)),
        Optional.ofNullable(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)));
  }

  private static long number(Message message, MessageSystemAttributeName name) {
    return Long.parseLong(message.attributes().getOrDefault(name, "1"));
  }

  @Override
  public void delete(Delivery delivery) {
    deletions.tell(delivery);
  }

  private List<Boolean> deleteAll(List<Delivery> deliveries) throws InterruptedException {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, deliveries.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(deliveries.get(i).receiptHandle())
                        .build())
            .toList();
    return succeeded(
        "delete",
        deliveries,
        calling(
                "deleting from " + url,
                () -> sqs.deleteMessageBatch(batch -> batch.queueUrl(url).entries(entries)))
            .failed());
  }

  @Override
  public void hide(Collection<Delivery> deliveries, Duration time) throws InterruptedException {
    List<Hiding> all = deliveries.stream().map(delivery -> new Hiding(delivery, time)).toList();
    for (int from = 0; from < all.size(); from += BATCH) {
      hideAll(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
  }

  @Override
  public void giveBack(Delivery delivery, Duration delay) {
    hidings.tell(new Hiding(delivery, delay));
  }

  private List<Boolean> hideAll(List<Hiding> some) throws InterruptedException {
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        IntStream.range(0, some.size())
            .mapToObj(
                i ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(some.get(i).delivery().receiptHandle())
                        .visibilityTimeout(seconds(some.get(i).time()))
                        .build())
            .toList();
    return succeeded(
        "hide",
        some.stream().map(Hiding::delivery).toList(),
        calling(
                "hiding messages of " + url,
                () ->
                    sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(url).entries(entries)))
            .failed());
  }

  /** SQS counts whole seconds; what is to come later must not come at once. */
  private static int seconds(Duration time) {
    return (int) time.plusMillis(999).toSeconds();
  }

  /** A receipt that is no longer valid is no harm: the message is with another, or gone. */
  private static List<Boolean> succeeded(
      String what, List<Delivery> deliveries, List<BatchResultErrorEntry> failed) {
    List<Boolean> succeeded = new ArrayList<>(deliveries.stream().map(any -> true).toList());
    for (BatchResultErrorEntry entry : failed) {
      int index = Integer.parseInt(entry.id());
      succeeded.set(index, false);
      log.info(
          "SQS did not {} message {}: {} {}",
          what,
          deliveries.get(index).messageId(),
          entry.code(),
          entry.message());
    }
    return succeeded;
  }

  @Override
  public void bury(DeadLetter letter) throws InterruptedException {
    Delivery delivery = letter.delivery();
    SendMessageRequest.Builder send =
        SendMessageRequest.builder()
            .queueUrl(deadLetterUrl)
            .messageBody(Bodies.fitting(delivery.body()))
            .messageAttributes(DeadLetterAttributes.of(letter));
    if (deadLetterUrl.endsWith(".fifo")) {
      send.messageGroupId(delivery.group().orElse(delivery.messageId()))
          .messageDeduplicationId(delivery.messageId());
    }
    calling("sending to " + deadLetterUrl, () -> sqs.sendMessage(send.build()));
  }

  /** Sends what is still to be deleted or given back. */
  @Override
  public void close() {
    deletions.close();
    hidings.close();
  }
}
