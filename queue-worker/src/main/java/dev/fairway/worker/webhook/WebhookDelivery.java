package dev.fairway.worker.webhook;

import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.DeliveryMetrics.End;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Delivers an event to a subscription, or says by its outcome what is to be done instead. */
final class WebhookDelivery implements JobHandler<Delivery> {

  private static final Logger log = LoggerFactory.getLogger(WebhookDelivery.class);

  private final Subscriptions subscriptions;
  private final WebhookClient client;
  private final Verdicts verdicts;
  private final DeliveryMetrics metrics;
  private final JsonMapper json;
  private final Clock clock;

  WebhookDelivery(
      Subscriptions subscriptions,
      WebhookClient client,
      DeliveryMetrics metrics,
      JsonMapper json,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.client = client;
    this.verdicts = new Verdicts(clock);
    this.metrics = metrics;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String type() {
    return Delivery.TYPE;
  }

  @Override
  public Class<Delivery> payloadType() {
    return Delivery.class;
  }

  @Override
  public Outcome handle(Job<Delivery> job) throws InterruptedException {
    Timer.Sample started = metrics.start();
    String id = job.payload().subscription();
    Optional<Subscription> found = subscriptions.find(id);
    if (found.isEmpty() || !found.get().terms().enabled()) {
      log.info("Not delivered: subscription {} is {}", id, found.isEmpty() ? "gone" : "disabled");
      metrics.ended(started, End.SKIPPED);
      return Outcome.done();
    }
    Subscription subscription = found.get();
    Verdicts.Verdict verdict =
        verdicts.of(client.post(subscription.terms().url(), message(job, subscription)));
    if (verdict.end() == End.GONE) {
      disable(subscription);
    }
    metrics.ended(started, verdict.end());
    log.info("Delivery to subscription {}: {}", id, verdict.end());
    return verdict.outcome();
  }

  private WebhookMessage message(Job<Delivery> job, Subscription subscription) {
    Instant now = clock.instant();
    String body = json.writeValueAsString(WebhookBody.of(job.payload().event()));
    return WebhookMessage.signed(
        WebhookMessage.idOf(job.id()), now, body, subscription.secrets().at(now));
  }

  /** Where somebody changes it at the same time, the next delivery comes here again. */
  private void disable(Subscription subscription) throws InterruptedException {
    Instant now = clock.instant();
    boolean done =
        subscriptions.replace(subscription.disabled("It answered 410 Gone at " + now + ".", now));
    log.warn("Subscription {} answered 410 Gone: disabled {}", subscription.id(), done);
  }
}
