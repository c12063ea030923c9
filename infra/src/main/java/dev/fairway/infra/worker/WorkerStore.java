package dev.fairway.infra.worker;

import dev.fairway.infra.stack.Tables;
import java.time.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Table;

/** Where jobs wait, what is known of them, and who wants to hear of events. */
record WorkerStore(WorkQueue queue, Table jobs, Table subscriptions) {

  static WorkerStore create(Stack stack, Duration visibility, boolean retain) {
    return new WorkerStore(
        WorkQueue.create(stack, visibility),
        Tables.keyedBy("id", stack, "JobsTable", retain),
        Tables.keyedBy("id", stack, "SubscriptionsTable", retain));
  }
}
