package dev.fairway.sandbox.queues;

import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;

/**
 * The actors that ElasticMQ runs on.
 *
 * @param keeper who keeps the messages in a database, empty for memory
 */
record QueueActors(
    ActorSystem system, ActorRef listener, ActorRef manager, Optional<ActorRef> keeper)
    implements AutoCloseable {

  static QueueActors start(QueueLedger ledger, Optional<Props> keeping) {
    ActorSystem system = ActorSystem.create("elasticmq");
    Optional<ActorRef> keeper = keeping.map((Function<Props, ActorRef>) system::actorOf);
    ActorRef listener = system.actorOf(LedgerActor.props(ledger, keeper));
    ActorRef manager =
        system.actorOf(
            Props.create(
                QueueManagerActor.class,
                new NowProvider(),
                StrictSQSLimits$.MODULE$,
                Option.apply(listener)));
    return new QueueActors(system, listener, manager, keeper);
  }

  TheSQSRestServerBuilder in(TheSQSRestServerBuilder builder) {
    return builder
        .withActorSystem(system)
        .withQueueManagerActor(manager)
        .withQueueEventListener(listener);
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
