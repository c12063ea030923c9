package dev.fairway.worker.webhook;

import dev.fairway.worker.webhook.targets.Targets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends webhooks; each takes no longer than the timeout, whatever the receiver does. */
final class WebhookClient implements AutoCloseable {

  private final Targets targets;
  private final PinnedClients clients;
  private final Duration timeout;
  private final long maxResponse;
  // A thread of its own for each, because nothing else ends a name lookup that hangs.
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());

  WebhookClient(Targets targets, PinnedClients clients, WebhookSettings settings) {
    this.targets = targets;
    this.clients = clients;
    this.timeout = settings.timeout();
    this.maxResponse = settings.maxResponse().toBytes();
  }

  Answer post(String url, WebhookMessage message) throws InterruptedException {
    var exchange = new Exchange(targets, clients, maxResponse, url, message);
    Future<Answer> answer = threads.submit(exchange);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Answer.Late("There was no whole answer within " + timeout + ".");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A delivery could not be tried.", e.getCause());
    } finally {
      exchange.stop();
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
