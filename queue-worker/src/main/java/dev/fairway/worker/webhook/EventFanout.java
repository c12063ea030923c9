package dev.fairway.worker.webhook;

import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Jobs;
import dev.fairway.worker.job.NewJob;
import dev.fairway.worker.job.Outcome;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.SubscriptionCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one delivery for each subscription that wants an event. Done twice, it sends the same job
 * ids twice, which are one job each.
 */
final class EventFanout implements JobHandler<Event> {

  private static final Logger log = LoggerFactory.getLogger(EventFanout.class);
  // What is held in memory of an event that a thousand subscriptions want.
  private static final int AT_ONCE = 50;

  private final SubscriptionCache subscriptions;
  private final Jobs jobs;
  private final JsonMapper json;

  EventFanout(SubscriptionCache subscriptions, Jobs jobs, JsonMapper json) {
    this.subscriptions = subscriptions;
    this.jobs = jobs;
    this.json = json;
  }

  @Override
  public String type() {
    return Event.FANOUT;
  }

  @Override
  public Class<Event> payloadType() {
    return Event.class;
  }

  @Override
  public Outcome handle(Job<Event> job) throws InterruptedException {
    Event event = job.payload();
    List<Subscription> wanting = subscriptions.wanting(event.type(), event.time());
    var batch = new ArrayList<NewJob>();
    for (Subscription subscription : wanting) {
      batch.add(delivery(new Delivery(subscription.id(), event), job.correlationId()));
      if (batch.size() == AT_ONCE) {
        send(batch);
      }
    }
    send(batch);
    log.info("Event {} ({}): {} deliveries", event.id(), event.type(), wanting.size());
    return Outcome.done();
  }

  private void send(List<NewJob> batch) throws InterruptedException {
    if (!batch.isEmpty()) {
      jobs.send(List.copyOf(batch));
      batch.clear();
    }
  }

  private NewJob delivery(Delivery delivery, String correlationId) {
    return new NewJob(
        delivery.jobId(),
        Delivery.TYPE,
        json.valueToTree(delivery),
        correlationId,
        Optional.of(delivery.subscription()));
  }
}
