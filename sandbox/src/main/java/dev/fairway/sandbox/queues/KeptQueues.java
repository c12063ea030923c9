package dev.fairway.sandbox.queues;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.util.Either;
import scalikejdbc.ConnectionPool;
import scalikejdbc.ConnectionPoolFactory;
import scalikejdbc.ConnectionPoolSettings;

/**
 * Queues and messages in a database file. ElasticMQ has one database for the whole JVM, so a JVM
 * keeps the queues of one region at a time.
 */
final class KeptQueues implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActorSystem actors;
  private final ActorRef listener;
  private final ActorRef manager;

  private KeptQueues(String uri) {
    actors = ActorSystem.create("elasticmq");
    SqlQueuePersistenceConfig config =
        new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
    listener =
        actors.actorOf(Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty()));
    manager =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class,
                new NowProvider(),
                StrictSQSLimits$.MODULE$,
                Option.apply(listener)));
  }

  /** Opens the database in {@code folder} and brings back what it holds. */
  static KeptQueues restore(Path folder) {
    String uri = "jdbc:h2:file:" + folder.resolve("queues").toAbsolutePath();
    open(uri);
    KeptQueues queues = new KeptQueues(uri);
    Object result =
        Patterns.ask(queues.listener, new QueueEvent.Restore(queues.manager), PATIENCE)
            .toCompletableFuture()
            .join();
    if (result instanceof Either<?, ?> outcome && outcome.isLeft()) {
      queues.close();
      throw new IllegalStateException("SQS can't restore the queues in " + folder + ": " + outcome);
    }
    return queues;
  }

  /** ElasticMQ itself opens only the first database that the JVM asks for. */
  private static void open(String uri) {
    ConnectionPoolSettings settings = ConnectionPool.singleton$default$4();
    ConnectionPoolFactory pools = ConnectionPool.singleton$default$5(uri, "", "", settings);
    ConnectionPool.singleton(uri, "", "", settings, pools);
  }

  TheSQSRestServerBuilder in(TheSQSRestServerBuilder builder) {
    return builder
        .withActorSystem(actors)
        .withQueueManagerActor(manager)
        .withQueueEventListener(listener);
  }

  @Override
  public void close() {
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().join();
    ConnectionPool.closeAll();
  }
}
