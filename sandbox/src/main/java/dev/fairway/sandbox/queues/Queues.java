package dev.fairway.sandbox.queues;

import dev.fairway.sandbox.api.Account;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/** SQS on a loopback port of its own. */
public final class Queues implements AutoCloseable {

  private final SQSRestServer server;
  private final AutoCloseable actors;
  private final URI endpoint;

  private Queues(SQSRestServer server, AutoCloseable actors, URI endpoint) {
    this.server = server;
    this.actors = actors;
    this.endpoint = endpoint;
  }

  /**
   * Starts SQS.
   *
   * @param publicAddress where clients reach it, for the URLs of queues
   * @param folder where queues and messages are kept, empty for memory
   * @param ledger hears of what happens to messages
   */
  public static Queues start(
      URI publicAddress, Account account, Optional<Path> folder, QueueLedger ledger) {
    Optional<KeptQueues> kept = folder.map(in -> KeptQueues.restore(in, ledger));
    QueueActors actors =
        kept.map(KeptQueues::actors).orElseGet(() -> QueueActors.start(ledger, Optional.empty()));
    TheSQSRestServerBuilder builder =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(0)
            .withServerAddress(
                new NodeAddress(
                    publicAddress.getScheme(),
                    publicAddress.getHost(),
                    publicAddress.getPort(),
                    ""))
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id());
    SQSRestServer server = actors.in(builder).start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new Queues(
        server,
        kept.<AutoCloseable>map(queues -> queues).orElse(actors),
        URI.create("http://127.0.0.1:" + port));
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() throws Exception {
    server.stopAndWait();
    actors.close();
  }
}
