package dev.fairway.worker.consume;

import dev.fairway.worker.consume.MessageLife.Surroundings;
import dev.fairway.worker.consume.Poller.Outages;
import dev.fairway.worker.consume.backoff.OutageBackOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off the queue from its start until it is stopped. */
final class Consumer {

  private static final Logger log = LoggerFactory.getLogger(Consumer.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(22);
  private static final int MOST_POLLERS = 4;

  private final Surroundings around;
  private final Crew crew;
  private final List<Poller> pollers;
  private final List<Ticker> tickers = new ArrayList<>();
  private final Heartbeat heartbeat;
  private final PauseWatch pause;
  private final ScaleInProtection protection;
  private final Duration drain;

  /**
   * @param life of each message
   * @param concurrency messages in hand at once
   * @param drain how long what runs may go on once the consumer is stopped
   */
  Consumer(
      Surroundings around,
      MessageLife life,
      PauseWatch pause,
      ScaleInProtection protection,
      int concurrency,
      Duration drain) {
    this.around = around;
    this.pause = pause;
    this.protection = protection;
    this.drain = drain;
    RandomGenerator random = RandomGenerator.getDefault();
    Admission admission = new Admission(concurrency, Poller.BATCH);
    Outages outages = new Outages(new OutageBackOff(random), new OutageBackOff(random));
    this.crew = new Crew(around, life, admission, outages.recording());
    this.heartbeat =
        new Heartbeat(
            around.inHand(), around.queue(), around.ledger(), around.inHand().visibility());
    this.pollers =
        IntStream.range(0, Math.min(Math.ceilDiv(concurrency, Poller.BATCH), MOST_POLLERS))
            .mapToObj(i -> new Poller(around, admission, crew, pause, outages))
            .toList();
  }

  void start() {
    pause.tick();
    tickers.add(Ticker.start(pause));
    tickers.add(Ticker.start(heartbeat));
    tickers.add(Ticker.start(protection));
    pollers.forEach(Poller::start);
  }

  /**
   * Takes nothing more, lets what runs end within the drain time, and gives the rest back.
   *
   * @throws InterruptedException where this thread is told not to wait
   */
  void stop() throws InterruptedException {
    pollers.forEach(Poller::stop);
    log.info("Nothing more is received; {} messages are in hand", around.inHand().size());
    around.inHand().all().forEach(Held::stopUnlessBegun);
    if (!idleWithin(drain)) {
      around.inHand().all().forEach(Held::stop);
      if (!idleWithin(GRACE)) {
        around.inHand().all().forEach(crew::comeBack);
      }
    }
    for (Poller poller : pollers) {
      poller.awaitEnd(LONGEST_POLL);
    }
    tickers.forEach(Ticker::close);
    protection.release();
  }

  private boolean idleWithin(Duration time) throws InterruptedException {
    return around.inHand().awaitEmpty(time);
  }
}
