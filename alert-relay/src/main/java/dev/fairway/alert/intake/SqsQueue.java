package dev.fairway.alert.intake;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
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

/** A queue, ten messages at a time. */
final class SqsQueue {

  private static final Logger log = LoggerFactory.getLogger(SqsQueue.class);
  private static final int BATCH = 10;

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

  List<Message> receive() throws InterruptedException {
    return calling("receiving from " + url, () -> sqs.receiveMessage(receive)).messages();
  }

  /** Takes messages out of the queue for good. */
  void delete(Collection<Message> done) throws InterruptedException {
    List<Message> messages = List.copyOf(done);
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .build())
            .toList();
    report(
        calling(
                "deleting from " + url,
                () -> sqs.deleteMessageBatch(batch -> batch.queueUrl(url).entries(entries)))
            .failed());
  }

  /** Keeps messages from being handed out again for a while from now on. */
  void hide(Collection<Message> some, Duration time) throws InterruptedException {
    List<Message> messages = List.copyOf(some);
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        IntStream.range(0, messages.size())
            .mapToObj(
                i ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .visibilityTimeout((int) time.toSeconds())
                        .build())
            .toList();
    report(
        calling(
                "hiding messages of " + url,
                () ->
                    sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(url).entries(entries)))
            .failed());
  }

  /** What is handed out once more is no harm: the book has it. */
  private void report(List<BatchResultErrorEntry> failed) {
    failed.forEach(
        entry ->
            log.info("A message of {} comes again: {} {}", url, entry.code(), entry.message()));
  }
}
