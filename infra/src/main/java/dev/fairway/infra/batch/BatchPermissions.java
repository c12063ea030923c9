package dev.fairway.infra.batch;

import dev.fairway.infra.image.UploadIntake;
import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.TaskRoles;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/** What the code of the batch-job may do. */
final class BatchPermissions {

  private static final List<String> EVENT_SOURCES =
      List.of("fairway.reports", "fairway.reconciliation");

  private final Stack stack;
  private final TaskRoles roles;

  BatchPermissions(Stack stack, TaskRoles roles) {
    this.stack = stack;
    this.roles = roles;
  }

  void allow(PlatformStack platform, BatchStore store, BatchJobConfig config) {
    Stream<String> data =
        config.reports().dataPrefixes().stream()
            .map(prefix -> platform.data().arnForObjects(prefix + "*"));
    Stream<String> logs =
        Stream.of(platform.logs().arnForObjects(PlatformStack.LOAD_BALANCER_LOGS + "/*"));
    roles.allow("ReadInputs", List.of("s3:GetObject"), Stream.concat(data, logs).toList());
    // Held to a prefix it would not cover GetObject, and S3 would say 403 for an object that is
    // gone.
    roles.allow(
        "ListInputsAndTellGoneFromForbidden",
        List.of("s3:ListBucket"),
        List.of(
            platform.data().getBucketArn(),
            platform.logs().getBucketArn(),
            store.reports().getBucketArn()));
    roles.allow(
        "WriteReports",
        List.of("s3:GetObject", "s3:PutObject"),
        List.of(store.reports().arnForObjects("*")));
    roles.allow(
        "KeepState",
        List.of("dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query"),
        List.of(store.state().getTableArn()));
    roles.allowMetrics(AppTask.METRICS_NAMESPACE);
    if (!config.eventBus().isEmpty()) {
      roles.allowEvents("PublishEvents", bus(config.eventBus()), EVENT_SOURCES);
    }
  }

  void allowReconciliation(UploadIntake intake) {
    roles.allow("ListUploads", List.of("s3:ListBucket"), List.of(intake.uploads().getBucketArn()));
    roles.allow(
        "LookAtUploads",
        List.of("s3:GetObject", "s3:GetObjectVersion"),
        List.of(intake.uploads().arnForObjects(intake.filter().prefix() + "*")));
    roles.allow(
        "LookForRecords",
        List.of("dynamodb:BatchGetItem"),
        List.of(intake.records().getTableArn()));
    // S3's own events come on the default bus, and so the image rule is there.
    roles.allowEvents("RedriveUploads", bus("default"), List.of(UploadIntake.REDRIVE_SOURCE));
  }

  private String bus(String name) {
    return Stacks.arn(stack, "events", "event-bus", name);
  }
}
