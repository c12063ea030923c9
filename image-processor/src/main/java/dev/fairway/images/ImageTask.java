package dev.fairway.images;

import dev.fairway.common.task.Deadline;
import dev.fairway.common.task.Task;
import dev.fairway.common.task.TaskResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task that handles the one upload of its event. */
final class ImageTask implements Task {

  private static final Logger log = LoggerFactory.getLogger(ImageTask.class);

  private final ObjectEvent event;
  private final ImageProcessor processor;
  private final ImageMetrics metrics;
  private final Deadline deadline;

  ImageTask(ObjectEvent event, ImageProcessor processor, ImageMetrics metrics, Deadline deadline) {
    this.event = event;
    this.processor = processor;
    this.metrics = metrics;
    this.deadline = deadline;
  }

  @Override
  public TaskResult run() throws InterruptedException {
    log.info("Upload {}, in bytes: {}", event.image(), event.size());
    Outcome outcome = processor.handle(event, timeLimit());
    metrics.count(outcome);
    return new TaskResult(outcome.word(), outcome.sentence());
  }

  /** A quarter of the time is left for writing what came out. */
  private Duration timeLimit() {
    return deadline.remaining().multipliedBy(3).dividedBy(4);
  }
}
