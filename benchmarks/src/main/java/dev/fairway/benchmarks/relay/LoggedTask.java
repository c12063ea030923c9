package dev.fairway.benchmarks.relay;

import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The log of the task that every event is about, where the relay looks for its last lines. */
final class LoggedTask {

  private static final int LINES = 50;

  private LoggedTask() {}

  static void write() {
    try (EcsClient ecs = EcsClient.create();
        CloudWatchLogsClient logs = CloudWatchLogsClient.create()) {
      Map<String, String> options =
          ecs.describeTaskDefinition(describe -> describe.taskDefinition("queue-worker"))
              .taskDefinition()
              .containerDefinitions()
              .getFirst()
              .logConfiguration()
              .options();
      String group = String.valueOf(options.get("awslogs-group"));
      String stream = options.get("awslogs-stream-prefix") + "/queue-worker/" + StopEvent.TASK;
      try {
        logs.createLogStream(create -> create.logGroupName(group).logStreamName(stream));
      } catch (ResourceAlreadyExistsException fromACourseBefore) {
        return;
      }
      long now = Clock.systemUTC().millis();
      logs.putLogEvents(
          put ->
              put.logGroupName(group)
                  .logStreamName(stream)
                  .logEvents(IntStream.range(0, LINES).mapToObj(line -> line(now, line)).toList()));
    }
  }

  private static InputLogEvent line(long now, int line) {
    return InputLogEvent.builder().timestamp(now + line).message("Line " + line).build();
  }
}
