package dev.fairway.infra.worker;

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

/** The queue of jobs and the queue of those that can't be done. */
record WorkQueue(Queue jobs, Queue deadLetters) {

  /** A net under the app's own attempts, since SQS counts every receive. */
  static final int MAX_RECEIVES = 50;

  /** A name of our own, since each of the two queues names the other. */
  private static final String NAME = "fairway-jobs";

  static WorkQueue create(Stack stack, java.time.Duration visibility) {
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
    Queue jobs =
        queue(stack, "WorkQueue")
            .queueName(NAME)
            .visibilityTimeout(Duration.seconds(visibility.toSeconds()))
            .receiveMessageWaitTime(Duration.seconds(20))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(MAX_RECEIVES).build())
            .build();
    return new WorkQueue(jobs, deadLetters);
  }

  private static Queue.Builder queue(Stack stack, String id) {
    return Queue.Builder.create(stack, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(14));
  }
}
