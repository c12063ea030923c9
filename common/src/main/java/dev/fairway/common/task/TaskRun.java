package dev.fairway.common.task;

import dev.fairway.common.ecs.EcsMetadata;
import dev.fairway.common.failure.Failures;
import dev.fairway.common.logs.Correlation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.context.ConfigurableApplicationContext;

/** One run of a task on the current thread, and the two that may cut it short. */
final class TaskRun {

  private static final Logger log = LoggerFactory.getLogger(TaskRun.class);

  private final Supplier<ConfigurableApplicationContext> start;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable ExitCode cutShort;

  TaskRun(Supplier<ConfigurableApplicationContext> start) {
    this.start = start;
  }

  /**
   * Starts the context, runs its task, closes it (which sends the metrics), and returns the code.
   */
  ExitCode execute() {
    try (var context = start.get()) {
      return runWithin(context);
    } catch (AbandonedRunException buildTime) {
      throw buildTime;
    } catch (Throwable thrown) {
      return report(thrown);
    } finally {
      ended.countDown();
    }
  }

  private ExitCode runWithin(ConfigurableApplicationContext context) throws InterruptedException {
    context
        .getBean(EcsMetadata.class)
        .task()
        .ifPresent(ecsTask -> Correlation.inTask(ecsTask.arn()));
    TaskSettings settings = context.getBean(TaskSettings.class);
    Deadline deadline = context.getBean(Deadline.class);
    watch(deadline, settings.stopGrace());
    stopOnSigterm(settings.stopGrace());
    try {
      TaskResult result = context.getBean(Task.class).run();
      log.info("{}: {}", result.outcome(), result.summary());
      return ExitCode.DONE;
    } catch (Throwable thrown) {
      // Reported before the context closes, because closing takes the logging system with it.
      return report(thrown);
    } finally {
      Thread.interrupted();
    }
  }

  private void watch(Deadline deadline, Duration grace) {
    Thread.ofPlatform()
        .daemon()
        .name("deadline")
        .start(Correlation.handOver(() -> cutAt(deadline, grace)));
  }

  private void cutAt(Deadline deadline, Duration grace) {
    if (endsWithin(deadline.remaining()) || !cut(ExitCode.DEADLINE_EXCEEDED)) {
      return;
    }
    log.error("The task did not end within its deadline of {}.", deadline.limit());
    worker.interrupt();
    if (!endsWithin(grace)) {
      Runtime.getRuntime().halt(ExitCode.DEADLINE_EXCEEDED.value());
    }
  }

  private void stopOnSigterm(Duration grace) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("sigterm")
                .unstarted(Correlation.handOver(() -> terminate(grace))));
  }

  private void terminate(Duration grace) {
    if (ended.getCount() == 0) {
      return;
    }
    if (cut(ExitCode.TERMINATED)) {
      log.warn("Told to stop: the work is interrupted.");
      worker.interrupt();
    }
    if (!endsWithin(grace)) {
      log.warn("The work did not end within {}.", grace);
    }
  }

  private synchronized boolean cut(ExitCode why) {
    if (cutShort != null) {
      return false;
    }
    cutShort = why;
    return true;
  }

  private synchronized @Nullable ExitCode cutShort() {
    return cutShort;
  }

  private boolean endsWithin(Duration time) {
    try {
      return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ExitCode report(Throwable thrown) {
    ExitCode cut = cutShort();
    if (cut != null) {
      log.warn("The work was cut short: {}", String.valueOf(thrown));
      return cut;
    }
    ExitCode code = ExitCode.of(thrown);
    Failures.find(thrown)
        .ifPresentOrElse(
            failure -> log.error(failure.getMessage()),
            () -> log.error("The task failed unexpectedly.", thrown));
    return code;
  }
}
