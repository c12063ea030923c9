package dev.fairway.infra.batch;

import dev.fairway.infra.config.ConfigException;
import dev.fairway.infra.config.Settings;
import dev.fairway.infra.task.TaskConfig;
import java.util.regex.Pattern;

/**
 * The choices of the batch-job's stack.
 *
 * @param eventBus that hears of each report and of each upload that was given up, empty for none
 */
public record BatchJobConfig(
    RunConfig run,
    TaskConfig task,
    ReportConfig reports,
    ReconcileConfig reconcile,
    String eventBus) {

  private static final Pattern EVENT_BUS = Pattern.compile("[\\w./-]{0,256}");

  public BatchJobConfig {
    if (!EVENT_BUS.matcher(eventBus).matches()) {
      throw new ConfigException(
          "batch-job.events is \"%s\"; it must be the name of an event bus, or empty."
              .formatted(eventBus));
    }
  }

  /** The expression that EventBridge gets. */
  public String schedule() {
    return run.schedule().expression();
  }

  /** Whether the stack looks after the image-processor's uploads, and so refers to its stack. */
  public boolean reconciles() {
    return reconcile.enabled();
  }

  public static BatchJobConfig from(Settings settings) {
    return new BatchJobConfig(
        RunConfig.from(settings),
        TaskConfig.from(settings, BatchTask.NAME),
        ReportConfig.from(settings),
        ReconcileConfig.from(settings),
        settings.text("batch-job.events"));
  }
}
