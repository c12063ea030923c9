package dev.fairway.worker.consume;

import dev.fairway.worker.job.Job;
import dev.fairway.worker.job.JobHandler;
import dev.fairway.worker.job.Outcome;

/** Does jobs as a test says. */
record WordHandler(String type, Work work) implements JobHandler<Word> {

  @FunctionalInterface
  interface Work {
    Outcome handle(Job<Word> job) throws InterruptedException;
  }

  static WordHandler of(Work work) {
    return new WordHandler("word", work);
  }

  @Override
  public Class<Word> payloadType() {
    return Word.class;
  }

  @Override
  public Outcome handle(Job<Word> job) throws InterruptedException {
    return work.handle(job);
  }
}
