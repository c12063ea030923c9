package dev.fairway.worker.deadletter;

import static dev.fairway.common.aws.AwsFailures.calling;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The dead-letter queue, message by message. */
final class DeadLetterQueue {

  /** What SQS takes in one call. */
  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final QueueSettings settings;

  DeadLetterQueue(SqsClient sqs, QueueSettings settings) {
    this.sqs = sqs;
    this.settings = settings;
  }

  /** Takes some messages and hides them from others; empty when none came within a second. */
  List<Message> take(Duration hidden, int most) throws InterruptedException {
    ReceiveMessageRequest receive =
        ReceiveMessageRequest.builder()
            .queueUrl(settings.deadletterUrl())
            .maxNumberOfMessages(Math.min(most, BATCH))
            .visibilityTimeout((int) hidden.toSeconds())
            .waitTimeSeconds(1)
            .messageAttributeNames("All")
            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
            .build();
    return calling("reading " + settings.deadletterUrl(), () -> sqs.receiveMessage(receive))
        .messages();
  }

  /** Shows messages to others again. */
  void giveBack(List<Message> taken) throws InterruptedException {
    for (int from = 0; from < taken.size(); from += BATCH) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          taken.subList(from, Math.min(from + BATCH, taken.size())).stream()
              .map(DeadLetterQueue::visible)
              .toList();
      calling(
          "returning messages to " + settings.deadletterUrl(),
          () ->
              sqs.changeMessageVisibilityBatch(
                  change -> change.queueUrl(settings.deadletterUrl()).entries(entries)));
    }
  }

  private static ChangeMessageVisibilityBatchRequestEntry visible(Message message) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .visibilityTimeout(0)
        .build();
  }

  /** Sends the same message to the work queue, then deletes it here. */
  void moveBack(Message message, String redrive) throws InterruptedException {
    calling(
        "sending a message to " + settings.queueUrl(),
        () -> sqs.sendMessage(copy(message, redrive)));
    calling(
        "deleting a message from " + settings.deadletterUrl(),
        () ->
            sqs.deleteMessage(
                delete ->
                    delete
                        .queueUrl(settings.deadletterUrl())
                        .receiptHandle(message.receiptHandle())));
  }

  private SendMessageRequest copy(Message message, String redrive) {
    SendMessageRequest.Builder send =
        SendMessageRequest.builder()
            .queueUrl(settings.queueUrl())
            .messageBody(message.body())
            .messageAttributes(message.messageAttributes());
    String group = message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    if (group != null) {
      send.messageGroupId(group);
    }
    if (settings.fifo()) {
      // Another one than at first: SQS would drop the copy within five minutes.
      send.messageDeduplicationId(redrive + ":" + message.messageId());
    }
    return send.build();
  }
}
