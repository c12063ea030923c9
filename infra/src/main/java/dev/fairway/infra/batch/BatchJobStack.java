package dev.fairway.infra.batch;

import dev.fairway.infra.image.UploadIntake;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.ImageSources;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/** A task by the clock: schedule, RunTask on Fargate, reports in S3, state in DynamoDB. */
public final class BatchJobStack extends Stack {

  public static final String NAME = BatchTask.NAME;

  private final AppTask task;
  private final UndeliveredEvents failures;

  /**
   * @param intake whose uploads are checked for records, null where none are
   */
  public BatchJobStack(
      Construct scope,
      String id,
      PlatformStack platform,
      @Nullable UploadIntake intake,
      BatchJobConfig config,
      ImageSources sources) {
    super(scope, id, Stacks.props("Fairway: an hourly task that turns files into reports"));
    BatchStore store = BatchStore.create(this, platform, config.reports().keeping());
    this.task = new BatchTask(platform, config, store, intake).create(this, sources);
    this.failures = new UndeliveredEvents(this, platform::announce, "StartFailures");
    CfnRule schedule = ScheduleRule.create(this, platform, config, task, failures);
    new FailedRuns(this, platform).watch();
    new BatchAlarms(this, platform).watch(config.run().silenceHours(), intake != null);
    new FlowDashboard(this, platform.cluster().getClusterName()).create();
    Stacks.output(this, "ReportsBucketName", store.reports().getBucketName(), "Find reports here");
    Stacks.output(this, "ReportScheduleName", schedule.getRef(), "The rule that starts runs");
    Stacks.output(
        this, "BatchStateTableName", store.state().getTableName(), "Lease and watermarks");
  }

  /** Times of the schedule that started no run. */
  public UndeliveredEvents failures() {
    return failures;
  }

  /** The hash that tags the app's image, 64 hexadecimal digits. */
  public String imageHash() {
    return task.imageHash();
  }
}
