package dev.fairway.worker.consume;

import dev.fairway.common.logs.Correlation;
import dev.fairway.worker.consume.backoff.RetryRules;
import dev.fairway.worker.consume.envelope.Envelope;
import dev.fairway.worker.consume.envelope.EnvelopeReader;
import dev.fairway.worker.consume.envelope.Reading;
import dev.fairway.worker.consume.ledger.Candidate;
import dev.fairway.worker.consume.ledger.Claim;
import dev.fairway.worker.consume.ledger.Commit;
import dev.fairway.worker.consume.ledger.Ledger;
import dev.fairway.worker.consume.queue.DeadLetter;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.consume.queue.WorkQueue;
import dev.fairway.worker.job.Outcome;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one message: it is read, its job claimed and done, the effect committed with the
 * job's record, and the message deleted, given back or buried.
 */
final class MessageLife {

  private static final Logger log = LoggerFactory.getLogger(MessageLife.class);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /**
   * "Amazon SQS visibility timeout": 12 hours from when the message was received; a minute is kept
   * for the call itself.
   */
  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12).minusMinutes(1);

  /** What a message's life needs beside the message. */
  record Surroundings(
      WorkQueue queue, Ledger ledger, InHand inHand, JobMetrics metrics, Clock clock) {}

  private final WorkQueue queue;
  private final Ledger ledger;
  private final InHand inHand;
  private final JobMetrics metrics;
  private final Clock clock;
  private final EnvelopeReader envelopes;
  private final Handlers handlers;
  private final RetryRules retries;

  MessageLife(
      Surroundings around, EnvelopeReader envelopes, Handlers handlers, RetryRules retries) {
    this.queue = around.queue();
    this.ledger = around.ledger();
    this.inHand = around.inHand();
    this.metrics = around.metrics();
    this.clock = around.clock();
    this.envelopes = envelopes;
    this.handlers = handlers;
    this.retries = retries;
  }

  /**
   * Lives it through.
   *
   * @return whether the message is done with, so that those behind it in its group may follow
   * @throws InterruptedException when the worker stops; what was claimed is still held
   */
  boolean live(Held message) throws InterruptedException {
    return switch (envelopes.read(message.delivery().body())) {
      case Reading.Unreadable unreadable -> refuse(message, unreadable);
      case Envelope envelope -> doOnce(message, envelope);
    };
  }

  private boolean refuse(Held message, Reading.Unreadable unreadable) throws InterruptedException {
    Delivery delivery = message.delivery();
    log.warn("Message {} is no job: {}", delivery.messageId(), unreadable.reason());
    queue.bury(
        new DeadLetter(
            delivery,
            unreadable.reason(),
            unreadable.label(),
            delivery.receiveCount(),
            clock.instant()));
    metrics.refused();
    return delete(message);
  }

  private boolean doOnce(Held message, Envelope envelope) throws InterruptedException {
    Correlation.follow(envelope.correlationId());
    if (!inHand.begin(envelope.id())) {
      return giveBack(message, inHand.visibility());
    }
    try {
      return switch (ledger.claim(candidate(message, envelope))) {
        case Claim.Settled settled -> delete(message);
        case Claim.Elsewhere(Duration remaining) -> giveBack(message, remaining);
        case Claim.Held claim -> work(message, envelope, claim);
      };
    } finally {
      inHand.end(envelope.id());
    }
  }

  private static Candidate candidate(Held message, Envelope envelope) {
    Delivery delivery = message.delivery();
    return new Candidate(
        envelope.id(), envelope.type(), delivery.messageId(), delivery.receiveCount());
  }

  private boolean work(Held message, Envelope envelope, Claim.Held claim)
      throws InterruptedException {
    message.leased(claim.lease());
    Outcome outcome =
        metrics.timed(
            envelope.type(),
            () -> message.interruptibly(() -> handlers.handle(envelope, claim.attempt())));
    return switch (outcome) {
      case Outcome.Done done -> complete(message, envelope, claim, done);
      case Outcome.Retry retry -> retry(message, envelope, claim, retry);
      case Outcome.Rejected rejected -> reject(message, envelope, claim, rejected.reason());
    };
  }

  private boolean complete(Held message, Envelope envelope, Claim.Held claim, Outcome.Done done)
      throws InterruptedException {
    return switch (ledger.complete(claim, done.writes())) {
      case Commit.Written written -> {
        metrics.done(envelope.type(), message.delivery().sentAt());
        yield delete(message);
      }
      case Commit.Fenced fenced -> left(envelope);
      case Commit.Refused(String reason) ->
          retry(message, envelope, claim, (Outcome.Retry) Outcome.retry(reason));
    };
  }

  private boolean retry(Held message, Envelope envelope, Claim.Held claim, Outcome.Retry retry)
      throws InterruptedException {
    metrics.failed(envelope.type());
    if (retries.exhausted(claim.attempt())) {
      String reason = "Given up after %d tries: %s".formatted(claim.attempt(), retry.reason());
      return reject(message, envelope, claim, reason);
    }
    if (!ledger.retry(claim, retry.reason())) {
      return left(envelope);
    }
    Duration delay = retries.delay(claim.attempt(), retry.delay());
    log.info("Job {} is tried again in {}: {}", envelope.id(), delay, retry.reason());
    metrics.retried(envelope.type());
    return giveBack(message, delay);
  }

  /** Buried before it is recorded: a crash between the two buries it twice rather than never. */
  private boolean reject(Held message, Envelope envelope, Claim.Held claim, String reason)
      throws InterruptedException {
    log.warn("Job {} is rejected: {}", envelope.id(), reason);
    Delivery delivery = message.delivery();
    queue.bury(
        new DeadLetter(delivery, reason, envelope.label(), claim.attempt(), clock.instant()));
    if (!ledger.reject(claim, reason, delivery.messageId())) {
      return left(envelope);
    }
    metrics.rejected(envelope.type());
    return delete(message);
  }

  private boolean delete(Held message) {
    queue.delete(message.delivery());
    return true;
  }

  private boolean giveBack(Held message, Duration delay) {
    inHand.letGo(message);
    queue.giveBack(message.delivery(), allowed(message, delay));
    return false;
  }

  private Duration allowed(Held message, Duration delay) {
    Duration left = LONGEST_HIDDEN.minus(Duration.between(message.receivedAt(), clock.instant()));
    Duration cut = delay.compareTo(left) > 0 ? left : delay;
    return cut.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : cut;
  }

  private static boolean left(Envelope envelope) {
    log.warn("Another has taken over job {}; nothing of it was written here", envelope.id());
    return false;
  }
}
