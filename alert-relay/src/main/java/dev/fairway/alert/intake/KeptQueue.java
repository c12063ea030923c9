package dev.fairway.alert.intake;

import static dev.fairway.common.aws.AwsFailures.calling;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Where people find events that did not reach their targets. */
record KeptQueue(SqsClient sqs, String url) {

  /** Adds a copy of a message, its attributes included. */
  void add(Message message) throws InterruptedException {
    calling(
        "sending to " + url,
        () ->
            sqs.sendMessage(
                send ->
                    send.queueUrl(url)
                        .messageBody(message.body())
                        .messageAttributes(message.messageAttributes())));
  }
}
