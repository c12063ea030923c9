package dev.fairway.infra.batch;

import dev.fairway.infra.image.UploadFilter;
import dev.fairway.infra.image.UploadIntake;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.ImageSources;
import dev.fairway.infra.task.TaskConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;

/** The task of the batch-job and its environment. */
final class BatchTask {

  static final String NAME = "batch-job";

  /** Of the stop timeout, for the JVM to end in after the app's work has. */
  private static final Duration TO_EXIT = Duration.ofSeconds(5);

  /** GB of the task's disk that its image and its log take. */
  private static final int IMAGE_DISK = 4;

  private final PlatformStack platform;
  private final BatchJobConfig config;
  private final BatchStore store;
  private final @Nullable UploadIntake intake;

  /**
   * @param intake of the uploads that are reconciled, null where none are
   */
  BatchTask(
      PlatformStack platform,
      BatchJobConfig config,
      BatchStore store,
      @Nullable UploadIntake intake) {
    this.platform = platform;
    this.config = config;
    this.store = store;
    this.intake = intake;
  }

  AppTask create(Stack stack, ImageSources sources) {
    AppTask task = new AppTask(stack, NAME, config.task(), sources);
    task.run(environment(), platform.config().logRetention(), UnaryOperator.identity());
    new BatchPermissions(stack, task.roles()).allow(platform, store, config);
    if (intake != null) {
      new BatchPermissions(stack, task.roles()).allowReconciliation(intake);
    }
    Explained.suppress(
        task.definition(),
        "AwsSolutions-ECS2",
        "The variables are names and limits; the task has no secret, its role speaks for it.");
    Explained.suppress(
        task.roles().task(),
        "AwsSolutions-IAM5",
        "Objects have no names before they are written: reads end at prefixes, writes at the"
            + " reports bucket. PutMetricData has no resources and is held to one namespace.");
    return task;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("DATA_BUCKET", platform.data().getBucketName());
    environment.put("LOGS_BUCKET", platform.logs().getBucketName());
    environment.put("LOGS_PREFIX", PlatformStack.LOAD_BALANCER_LOGS);
    environment.put("REPORTS_BUCKET", store.reports().getBucketName());
    environment.put("STATE_TABLE", store.state().getTableName());
    putUploads(environment);
    putReports(environment, config.reports());
    putLimits(environment, config.task());
    environment.put("EVENT_BUS", config.eventBus());
    environment.put("METRICS_NAMESPACE", AppTask.METRICS_NAMESPACE);
    return environment;
  }

  private void putUploads(Map<String, String> environment) {
    if (intake == null) {
      return;
    }
    UploadFilter filter = intake.filter();
    ReconcileConfig reconcile = config.reconcile();
    environment.put("UPLOADS_BUCKET", intake.uploads().getBucketName());
    environment.put("UPLOADS_PREFIX", filter.prefix());
    environment.put("UPLOADS_SUFFIXES", String.join(",", filter.suffixes()));
    environment.put("UPLOADS_MIN_BYTES", String.valueOf(filter.minBytes()));
    environment.put("UPLOADS_MAX_BYTES", String.valueOf(filter.maxBytes()));
    environment.put("IMAGES_TABLE", intake.records().getTableName());
    environment.put("REDRIVE_AFTER", reconcile.after().toString());
    environment.put("REDRIVE_ATTEMPTS", String.valueOf(reconcile.attempts()));
    environment.put("REDRIVE_BACKOFF", reconcile.backOff().toString());
  }

  private static void putReports(Map<String, String> environment, ReportConfig reports) {
    environment.put("REPORT_NAMES", String.join(",", reports.names()));
    environment.put("REPORT_CATCH_UP", String.valueOf(reports.catchUp()));
    environment.put("REPORT_GRACE", reports.grace().toString());
    environment.put("REPORT_MAX_REJECTED", String.valueOf(reports.maxRejected()));
  }

  private void putLimits(Map<String, String> environment, TaskConfig task) {
    environment.put("WORK_DISK", String.valueOf((task.ephemeralStorage() - IMAGE_DISK) * 1000));
    environment.put("LEASE_TIME", config.run().lease().toString());
    environment.put("TASK_DEADLINE", config.run().deadline().toString());
    environment.put("TASK_STOP_GRACE", stopGrace(task.stopTimeout()).toString());
  }

  private static Duration stopGrace(Duration stopTimeout) {
    Duration grace = stopTimeout.minus(TO_EXIT);
    return grace.isPositive() ? grace : stopTimeout.dividedBy(2);
  }
}
