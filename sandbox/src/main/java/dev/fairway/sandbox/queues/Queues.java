package dev.fairway.sandbox.queues;

import dev.fairway.sandbox.api.Account;
import java.net.URI;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS on a loopback port of its own, its queues in memory. */
public final class Queues implements AutoCloseable {

  private final SQSRestServer server;
  private final URI endpoint;

  private Queues(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Starts SQS without any queue.
   *
   * @param publicAddress where clients reach it, for the URLs of queues
   */
  public static Queues start(URI publicAddress, Account account) {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withPort(0)
            .withServerAddress(
                new NodeAddress(
                    publicAddress.getScheme(),
                    publicAddress.getHost(),
                    publicAddress.getPort(),
                    ""))
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id())
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    return new Queues(server, URI.create("http://127.0.0.1:" + port));
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
