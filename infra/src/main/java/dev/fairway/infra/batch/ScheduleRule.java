package dev.fairway.infra.batch;

import dev.fairway.infra.platform.PlatformStack;
import dev.fairway.infra.platform.UndeliveredEvents;
import dev.fairway.infra.task.AppTask;
import dev.fairway.infra.task.TaskStart;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;

/** The rule that has EventBridge start a run at each time of the schedule. */
final class ScheduleRule {

  private ScheduleRule() {}

  static CfnRule create(
      Stack stack,
      PlatformStack platform,
      BatchJobConfig config,
      AppTask task,
      UndeliveredEvents failures) {
    TaskStart start = new TaskStart(stack, platform, task, config.task());
    CfnRule rule =
        CfnRule.Builder.create(stack, "ScheduleRule")
            .description("Starts a run of the batch-job")
            .state("ENABLED")
            .scheduleExpression(config.schedule())
            .targets(
                List.of(
                    start.target(
                        ScheduleEvent.asOverridesOf(BatchTask.NAME),
                        config.run().effort(),
                        failures.queueArn())))
            .build();
    failures.acceptFrom(rule, "EventsThatStartedNoRun", "The schedule started no run");
    start.hasItsRightsBefore(rule);
    return rule;
  }
}
