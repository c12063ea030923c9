package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.stack.Explained;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.ImageSources;
import dev.fairway.infra.task.TaskRoles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.Stack;

/** The task of the image-processor: its environment and what its code may do. */
final class ImageTask {

  static final String NAME = "image-processor";

  private static final String EVENT_SOURCE = "fairway.images";

  private final AppTask task;

  ImageTask(
      Stack stack,
      PlatformStack platform,
      ImageProcessorConfig config,
      ImageStore store,
      ImageSources sources) {
    this.task = new AppTask(stack, NAME, config.task(), sources);
    task.run(
        environment(config, store, platform),
        platform.config().logRetention(),
        UnaryOperator.identity());
    allowWork(config, store, platform);
    if (!config.eventBus().isEmpty()) {
      task.roles()
          .allowEvents(
              "PublishEvents",
              Stacks.arn(stack, "events", "event-bus", config.eventBus()),
              List.of(EVENT_SOURCE));
    }
    explain();
  }

  /** What a rule starts. */
  AppTask started() {
    return task;
  }

  String imageHash() {
    return task.imageHash();
  }

  private static Map<String, String> environment(
      ImageProcessorConfig config, ImageStore store, PlatformStack platform) {
    RenditionConfig renditions = config.renditions();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("IMAGES_TABLE", store.images().getTableName());
    environment.put("RENDITIONS_BUCKET", store.renditions().getBucketName());
    environment.put("DATA_BUCKET", platform.data().getBucketName());
    environment.put("RENDITION_WIDTHS", renditions.widthsJoined());
    environment.put("RENDITION_FORMATS", String.join(",", renditions.formats()));
    environment.put("IMAGE_MAX_BYTES", renditions.maxSize());
    environment.put("IMAGE_MAX_PIXELS", String.valueOf(renditions.maxPixels()));
    environment.put("TASK_DEADLINE", config.deadline().toString());
    environment.put("EVENT_BUS", config.eventBus());
    environment.put("METRICS_NAMESPACE", AppTask.METRICS_NAMESPACE);
    return environment;
  }

  private void allowWork(ImageProcessorConfig config, ImageStore store, PlatformStack platform) {
    TaskRoles roles = task.roles();
    roles.allow(
        "ReadUploads",
        List.of("s3:GetObject", "s3:GetObjectVersion"),
        List.of(store.uploads().arnForObjects(config.start().filter().prefix() + "*")));
    // Without it S3 says 403 for an object that is gone, and the app could not tell why.
    roles.allow(
        "TellGoneFromForbidden",
        List.of("s3:ListBucket"),
        List.of(store.uploads().getBucketArn(), store.renditions().getBucketArn()));
    roles.allow(
        "WriteRenditions",
        List.of("s3:PutObject", "s3:DeleteObject"),
        List.of(store.renditions().arnForObjects("*")));
    roles.allow(
        "WriteRecordLines",
        List.of("s3:PutObject"),
        List.of(platform.data().arnForObjects("image-records/*")));
    roles.allow(
        "KeepRecords",
        List.of("dynamodb:GetItem", "dynamodb:PutItem"),
        List.of(store.images().getTableArn()));
    roles.allowMetrics(AppTask.METRICS_NAMESPACE);
  }

  private void explain() {
    Explained.suppress(
        task.definition(),
        "AwsSolutions-ECS2",
        "The variables are names and limits; the task has no secret, its role speaks for it.");
    Explained.suppress(
        task.roles().task(),
        "AwsSolutions-IAM5",
        "Objects have no names before they are written: reads end at the uploads' prefix, writes"
            + " at the renditions bucket and at image-records/. PutMetricData has no resources and"
            + " is held to one namespace.");
  }
}
