package dev.fairway.sandbox.events;

import java.time.Duration;
import java.util.List;

/** How a try ended. All but {@link Retrying} are final. */
public sealed interface DeliveryOutcome {

  /**
   * The target took the event.
   *
   * @param result what it answered, such as a task's ARN or a message's id
   */
  record Delivered(String result) implements DeliveryOutcome {}

  /**
   * RunTask succeeded and started no task. EventBridge takes that for a delivery: no retry, no dead
   * letter. Only a reconciliation finds such an event again.
   *
   * @param reasons the response's failures
   */
  record NotPlaced(List<String> reasons) implements DeliveryOutcome {}

  /** An error that may pass; the next try follows after a delay. */
  record Retrying(DeliveryFailure failure, Duration delay) implements DeliveryOutcome {}

  /** Given up; the event is in the target's dead-letter queue. */
  record DeadLettered(DeliveryFailure failure, String queueArn) implements DeliveryOutcome {}

  /**
   * Given up and lost: there is no dead-letter queue, or it refused the event.
   *
   * @param reason why the event is in no queue
   */
  record Dropped(DeliveryFailure failure, String reason, boolean queueFailed)
      implements DeliveryOutcome {}

  /** The sandbox has nothing that plays this kind of target. */
  record NotSimulated() implements DeliveryOutcome {}
}
