package dev.fairway.worker.consume;

import dev.fairway.worker.consume.TestWorker.Options;
import dev.fairway.worker.job.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker in a process of its own, whose jobs each count one up; it runs until it is killed. */
final class CrashWorker {

  private CrashWorker() {}

  public static void main(String[] words) throws InterruptedException {
    Place place = Place.ofWords(words);
    WordHandler handler =
        WordHandler.of(job -> new Outcome.Done(List.of(Effects.add(place.effects(), job.id()))));
    Options options = Options.USUAL.visibility(Duration.ofSeconds(8)).concurrency(32);
    try (TestWorker worker = TestWorker.start(place, options, handler)) {
      new CountDownLatch(1).await();
    }
  }
}
