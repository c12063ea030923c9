package dev.fairway.sandbox.events;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the buses do to the log, louder where an event is lost. */
final class DeliveryLog implements DeliveryListener {

  private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);

  @Override
  public void matched(String rule, ObjectNode envelope) {
    log.debug("Event {} matched rule {}", envelope.path("id").asString(""), rule);
  }

  @Override
  public void ended(DeliveryAttempt attempt, DeliveryOutcome outcome) {
    String event = attempt.eventId();
    String rule = attempt.rule();
    String target = attempt.targetArn();
    switch (outcome) {
      case DeliveryOutcome.Delivered(String result) ->
          log.debug("Event {} of rule {} delivered to {}: {}", event, rule, target, result);
      case DeliveryOutcome.NotPlaced(var reasons) ->
          log.warn(
              "Event {} of rule {}: RunTask started nothing on {}: {}. EventBridge neither retries"
                  + " nor dead-letters this; only a reconciliation finds the event again.",
              event,
              rule,
              target,
              String.join("; ", reasons));
      case DeliveryOutcome.Retrying(DeliveryFailure failure, var delay) ->
          log.info(
              "Event {} of rule {} not delivered to {}, try {} ({}); next try in {}",
              event,
              rule,
              target,
              attempt.number(),
              failure.message(),
              delay);
      case DeliveryOutcome.DeadLettered(DeliveryFailure failure, String queue) ->
          log.warn(
              "Event {} of rule {} not delivered to {} ({}); it is in the dead-letter queue {}",
              event,
              rule,
              target,
              failure.message(),
              queue);
      case DeliveryOutcome.Dropped(DeliveryFailure failure, String reason, boolean queueFailed) ->
          log.error(
              "Event {} of rule {} not delivered to {} ({}) and lost: {}",
              event,
              rule,
              target,
              failure.message(),
              reason);
      case DeliveryOutcome.NotSimulated none ->
          log.warn(
              "Event {} of rule {}: target {} is accepted, not simulated; nothing was sent",
              event,
              rule,
              target);
    }
  }
}
