package dev.fairway.worker.deadletter;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.worker.deadletter.Redrive.Progress;
import dev.fairway.worker.deadletter.Redrive.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/**
 * SQS's own move of a whole dead-letter queue ("StartMessageMoveTask" in the API reference: one at
 * a time for a queue).
 */
final class MoveTasks {

  private static final int RECENT = 10;

  private final SqsClient sqs;
  private final QueueSettings settings;

  MoveTasks(SqsClient sqs, QueueSettings settings) {
    this.sqs = sqs;
    this.settings = settings;
  }

  /** Starts one; empty where one is running. Returns when SQS began, in epoch milliseconds. */
  Optional<Long> start() throws InterruptedException {
    String source = arn(settings.deadletterUrl());
    String destination = arn(settings.queueUrl());
    String handle = start(source, destination);
    if (handle == null) {
      return Optional.empty();
    }
    List<ListMessageMoveTasksResultEntry> tasks = recent(source);
    return tasks.stream()
        .filter(task -> handle.equals(task.taskHandle()))
        .findFirst()
        // One that has ended already has no handle any more; it is the newest.
        .or(() -> tasks.stream().findFirst())
        .map(ListMessageMoveTasksResultEntry::startedTimestamp);
  }

  private @Nullable String start(String source, String destination) throws InterruptedException {
    return calling(
        "starting to move all from " + source,
        () -> {
          try {
            return sqs.startMessageMoveTask(
                    move -> move.sourceArn(source).destinationArn(destination))
                .taskHandle();
          } catch (UnsupportedOperationException running) {
            return null;
          }
        });
  }

  /** How far the move that began then is; empty where SQS no longer knows. */
  Optional<Progress> progress(long startedAt) throws InterruptedException {
    return recent(arn(settings.deadletterUrl())).stream()
        .filter(task -> task.startedTimestamp() == startedAt)
        .findFirst()
        .map(MoveTasks::progress);
  }

  private static Progress progress(ListMessageMoveTasksResultEntry task) {
    State state =
        switch (task.status()) {
          case "RUNNING", "CANCELLING" -> State.RUNNING;
          case "COMPLETED" -> State.COMPLETED;
          default -> State.FAILED;
        };
    String reason = state == State.FAILED ? task.status() + " " + task.failureReason() : null;
    long moved =
        task.approximateNumberOfMessagesMoved() == null
            ? 0
            : task.approximateNumberOfMessagesMoved();
    return new Progress(state, moved, task.approximateNumberOfMessagesToMove(), List.of(), reason);
  }

  private List<ListMessageMoveTasksResultEntry> recent(String source) throws InterruptedException {
    return calling(
            "asking for the moves from " + source,
            () -> sqs.listMessageMoveTasks(list -> list.sourceArn(source).maxResults(RECENT)))
        .results();
  }

  private String arn(String url) throws InterruptedException {
    return calling(
            "asking for the ARN of " + url,
            () ->
                sqs.getQueueAttributes(
                    get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
        .attributes()
        .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
  }
}
