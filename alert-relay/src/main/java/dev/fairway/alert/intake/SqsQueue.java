package dev.fairway.alert.intake;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.common.failure.OutOfReachException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
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

/** A queue, many messages at a time. */
final class SqsQueue {

  private static final Logger log = LoggerFactory.getLogger(SqsQueue.class);

  /** Of one request ("Amazon SQS message quotas"). */
  private static final int BATCH = 10;

  /** A transaction of DynamoDB has 100 parts, and 4 MB ("TransactWriteItems"). */
  private static final int MOST = 90;

  private static final int MOST_CHARACTERS = 1_000_000;

  private final SqsClient sqs;
  private final String url;
  private final ReceiveMessageRequest receive;

  /**
   * @param poll how long a receive waits for messages
   * @param visibility how long what is received stays hidden
   */
  SqsQueue(SqsClient sqs, String url, Duration poll, Duration visibility) {
    this.sqs = sqs;
    this.url = url;
    this.receive =
        ReceiveMessageRequest.builder()
            .queueUrl(url)
            .maxNumberOfMessages(BATCH)
            .waitTimeSeconds((int) poll.toSeconds())
            .visibilityTimeout((int) visibility.toSeconds())
            .messageAttributeNames("All")
            .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
            .build();
  }

  String url() {
    return url;
  }

  /** Waits for messages, and goes on to receive while more of them are there at once. */
  List<Message> receive() throws InterruptedException {
    List<Message> received = receive(receive);
    List<Message> all = new ArrayList<>(received);
    while (received.size() == BATCH && hasRoom(all)) {
      received = receiveAtOnce();
      all.addAll(received);
    }
    return all;
  }

  private static boolean hasRoom(List<Message> messages) {
    return messages.size() + BATCH <= MOST
        && messages.stream().mapToInt(message -> message.body().length()).sum() < MOST_CHARACTERS;
  }

  /** Nothing where the queue is out of reach: what is in hand can still be worked on. */
  private List<Message> receiveAtOnce() throws InterruptedException {
    try {
      return receive(receive.toBuilder().waitTimeSeconds(0).build());
    } catch (OutOfReachException outOfReach) {
      log.debug("No more for now: {}", outOfReach.getMessage());
      return List.of();
    }
  }

  private List<Message> receive(ReceiveMessageRequest request) throws InterruptedException {
    return calling("receiving from " + url, () -> sqs.receiveMessage(request)).messages();
  }

  /** Takes messages out of the queue for good. */
  void delete(Collection<Message> done) throws InterruptedException {
    for (List<Message> batch : batches(done)) {
      List<DeleteMessageBatchRequestEntry> entries =
          IntStream.range(0, batch.size())
              .mapToObj(
                  i ->
                      DeleteMessageBatchRequestEntry.builder()
                          .id(Integer.toString(i))
                          .receiptHandle(batch.get(i).receiptHandle())
                          .build())
              .toList();
      report(
          calling(
                  "deleting from " + url,
                  () -> sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries)))
              .failed());
    }
  }

  /** Keeps messages from being handed out again for a while from now on. */
  void hide(Collection<Message> some, Duration time) throws InterruptedException {
    for (List<Message> batch : batches(some)) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          IntStream.range(0, batch.size())
              .mapToObj(
                  i ->
                      ChangeMessageVisibilityBatchRequestEntry.builder()
                          .id(Integer.toString(i))
                          .receiptHandle(batch.get(i).receiptHandle())
                          .visibilityTimeout((int) time.toSeconds())
                          .build())
              .toList();
      report(
          calling(
                  "hiding messages of " + url,
                  () ->
                      sqs.changeMessageVisibilityBatch(hide -> hide.queueUrl(url).entries(entries)))
              .failed());
    }
  }

  private static List<List<Message>> batches(Collection<Message> messages) {
    return messages.stream().gather(Gatherers.windowFixed(BATCH)).toList();
  }

  /** What is handed out once more is no harm: the book has it. */
  private void report(List<BatchResultErrorEntry> failed) {
    failed.forEach(
        entry ->
            log.info("A message of {} comes again: {} {}", url, entry.code(), entry.message()));
  }
}
