package dev.fairway.infra.image;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.task.TaskStart;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;

/** The rule that has EventBridge start a task for each upload. */
final class UploadRule {

  private final Stack stack;
  private final PlatformStack platform;
  private final ImageProcessorConfig config;
  private final ImageTask task;

  UploadRule(Stack stack, PlatformStack platform, ImageProcessorConfig config, ImageTask task) {
    this.stack = stack;
    this.platform = platform;
    this.config = config;
    this.task = task;
  }

  /** Returns the queue of what started no task. */
  UndeliveredEvents watch(String uploadsBucket) {
    UndeliveredEvents failures = new UndeliveredEvents(stack, platform::announce, "StartFailures");
    TaskStart start = new TaskStart(stack, platform, task.started(), config.task());
    CfnRule rule =
        CfnRule.Builder.create(stack, "UploadRule")
            .description("Starts a task of the image-processor for each upload")
            .state("ENABLED")
            .eventPattern(config.start().filter().pattern(uploadsBucket))
            .targets(
                List.of(
                    start.target(
                        UploadEvent.asOverridesOf(ImageTask.NAME),
                        config.start().effort(),
                        failures.queueArn())))
            .build();
    failures.acceptFrom(rule, "EventsThatStartedNoTask", "Uploads started no task");
    start.hasItsRightsBefore(rule);
    return failures;
  }
}
