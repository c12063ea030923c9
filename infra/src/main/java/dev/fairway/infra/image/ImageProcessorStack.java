package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.stack.Stacks;
import dev.fairway.infra.task.ImageSources;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** A task per upload: S3, EventBridge rule, RunTask on Fargate, results in S3 and DynamoDB. */
public final class ImageProcessorStack extends Stack {

  public static final String NAME = ImageTask.NAME;

  private final ImageTask task;
  private final UploadIntake intake;
  private final UndeliveredEvents failures;

  public ImageProcessorStack(
      Construct scope,
      String id,
      PlatformStack platform,
      ImageProcessorConfig config,
      ImageSources sources) {
    super(scope, id, Stacks.props("Fairway: a Fargate task for each uploaded image"));
    ImageStore store = ImageStore.create(this, platform, config.noncurrentDays());
    this.intake = new UploadIntake(store.uploads(), store.images(), config.start().filter());
    this.task = new ImageTask(this, platform, config, store, sources);
    this.failures =
        new UploadRule(this, platform, config, task).watch(store.uploads().getBucketName());
    Stacks.output(this, "UploadsBucketName", store.uploads().getBucketName(), "Put images here");
    Stacks.output(
        this, "RenditionsBucketName", store.renditions().getBucketName(), "Find renditions here");
    Stacks.output(this, "ImagesTableName", store.images().getTableName(), "A record per image");
  }

  /** Which uploads are to become records, for whoever checks that they did. */
  public UploadIntake intake() {
    return intake;
  }

  /** Uploads that started no task. */
  public UndeliveredEvents failures() {
    return failures;
  }

  /** The hash that tags the app's image, 64 hexadecimal digits. */
  public String imageHash() {
    return task.imageHash();
  }
}
