package dev.fairway.worker.http;

import dev.fairway.common.http.problem.Checks;
import dev.fairway.common.http.problem.ProblemException;
import dev.fairway.worker.webhook.subscription.Subscription;
import dev.fairway.worker.webhook.subscription.Subscriptions;

/** The subscription that a path names. */
final class KnownSubscription {

  private KnownSubscription() {}

  /**
   * @throws ProblemException 404 where there is none
   */
  static Subscription find(Subscriptions subscriptions, String id) throws InterruptedException {
    if (!Checks.isId(id, 64)) {
      throw ProblemException.notFound("subscription", id);
    }
    return subscriptions.find(id).orElseThrow(() -> ProblemException.notFound("subscription", id));
  }
}
