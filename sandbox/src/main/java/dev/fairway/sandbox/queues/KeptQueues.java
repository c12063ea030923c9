package dev.fairway.sandbox.queues;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
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

  private final QueueActors actors;

  private KeptQueues(String uri, QueueLedger ledger) {
    SqlQueuePersistenceConfig config =
        new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
    Props keeping = Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty());
    actors = QueueActors.start(ledger, Optional.of(keeping));
  }

  /** Opens the database in {@code folder} and brings back what it holds. */
  static KeptQueues restore(Path folder, QueueLedger ledger) {
    String uri = "jdbc:h2:file:" + folder.resolve("queues").toAbsolutePath();
    open(uri);
    KeptQueues queues = new KeptQueues(uri, ledger);
    Object result =
        Patterns.ask(
                queues.actors.keeper().orElseThrow(),
                new QueueEvent.Restore(queues.actors.manager()),
                PATIENCE)
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

  QueueActors actors() {
    return actors;
  }

  @Override
  public void close() {
    actors.close();
    ConnectionPool.closeAll();
  }
}
