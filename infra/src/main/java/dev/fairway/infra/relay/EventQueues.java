package dev.fairway.infra.relay;

import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.RedriveAllowPolicy;
import software.amazon.awscdk.services.sqs.RedrivePermission;

/**
 * The queues of the relay.
 *
 * @param events that the relay is to judge
 * @param deadLetters what is no event
 * @param kept undelivered events of the flows that were told of, for people to send again
 */
record EventQueues(Queue events, Queue deadLetters, Queue kept) {

  /** A net only, since an outage of the table must bring no event to the dead letters. */
  static final int MAX_RECEIVES = 1000;

  /** A name of our own, since each of the two queues names the other. */
  private static final String NAME = "fairway-alerts";

  static EventQueues create(Stack stack) {
    Queue deadLetters =
        queue(stack, "DeadLetterQueue")
            .redriveAllowPolicy(
                RedriveAllowPolicy.builder()
                    .redrivePermission(RedrivePermission.BY_QUEUE)
                    .sourceQueues(
                        List.of(
                            Queue.fromQueueArn(
                                stack, "RedriveSource", Stacks.arn(stack, "sqs", NAME))))
                    .build())
            .build();
    Explained.suppress(deadLetters, "AwsSolutions-SQS3", "It is the dead-letter queue.");
    Queue kept = queue(stack, "KeptEvents").build();
    Explained.suppress(
        kept, "AwsSolutions-SQS3", "It holds events for people; nothing consumes it.");
    Queue events =
        queue(stack, "AlertQueue")
            .queueName(NAME)
            .visibilityTimeout(Duration.seconds(60))
            .receiveMessageWaitTime(Duration.seconds(20))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(MAX_RECEIVES).build())
            .build();
    return new EventQueues(events, deadLetters, kept);
  }

  private static Queue.Builder queue(Stack stack, String id) {
    return Queue.Builder.create(stack, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14));
  }
}
