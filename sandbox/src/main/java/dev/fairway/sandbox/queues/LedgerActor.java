package dev.fairway.sandbox.queues;

import java.util.Optional;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/** Hears of every message from ElasticMQ, writes it down, and passes it on to who keeps it. */
final class LedgerActor extends AbstractActor {

  private final QueueLedger ledger;
  private final Optional<ActorRef> keeper;

  private LedgerActor(QueueLedger ledger, Optional<ActorRef> keeper) {
    this.ledger = ledger;
    this.keeper = keeper;
  }

  static Props props(QueueLedger ledger, Optional<ActorRef> keeper) {
    return Props.create(LedgerActor.class, () -> new LedgerActor(ledger, keeper));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.MessageAdded.class, this::added)
        .match(QueueEvent.MessageUpdated.class, this::updated)
        .match(QueueEvent.MessageRemoved.class, this::removed)
        .match(QueueEvent.QueueDeleted.class, this::deleted)
        .matchAny(event -> keeper.ifPresent(actor -> actor.forward(event, getContext())))
        .build();
  }

  private void added(QueueEvent.MessageAdded event) {
    boolean moved = event.message().deadLetterSourceQueueName().isDefined();
    ledger.added(event.queueName(), event.message().id(), moved);
    answer(event);
  }

  private void updated(QueueEvent.MessageUpdated event) {
    ledger.updated(
        event.queueName(),
        event.message().id(),
        event.message().created(),
        event.message().receiveCount());
    answer(event);
  }

  private void removed(QueueEvent.MessageRemoved event) {
    ledger.removed(event.queueName(), event.messageId());
    answer(event);
  }

  private void deleted(QueueEvent.QueueDeleted event) {
    ledger.deleted(event.queueName());
    keeper.ifPresent(actor -> actor.forward(event, getContext()));
  }

  /** ElasticMQ waits for an answer: the keeper's, where there is one. */
  private void answer(Object event) {
    if (keeper.isPresent()) {
      keeper.get().forward(event, getContext());
    } else {
      getSender().tell(OperationSuccessful$.MODULE$, getSelf());
    }
  }
}
