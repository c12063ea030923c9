package dev.fairway.sandbox.tour;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a task tells a person once it has stopped. */
final class StoppedTask {

  private static final int LINES = 10;

  private StoppedTask() {}

  static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  static boolean isGood(Task task) {
    return task.containers().stream()
        .allMatch(container -> container.exitCode() != null && container.exitCode() == 0);
  }

  /** Its exit code and ECS's reason. */
  static String ending(Task task) {
    List<String> exits = task.containers().stream().map(StoppedTask::exit).toList();
    return String.join(", ", exits) + ", " + task.stoppedReason();
  }

  private static String exit(Container container) {
    return container.exitCode() == null ? "no exit code" : "exit " + container.exitCode();
  }

  /** The end of its log, indented. */
  static String lastLines(RegionClients aws, Task task) {
    var container =
        aws.ecs()
            .describeTaskDefinition(request -> request.taskDefinition(task.taskDefinitionArn()))
            .taskDefinition()
            .containerDefinitions()
            .getFirst();
    Map<String, String> options = container.logConfiguration().options();
    String stream =
        options.get("awslogs-stream-prefix") + "/" + container.name() + "/" + id(task.taskArn());
    var events =
        aws.logs()
            .getLogEvents(
                request ->
                    request
                        .logGroupName(options.get("awslogs-group"))
                        .logStreamName(stream)
                        .limit(LINES))
            .events();
    return String.join(
        "\n", events.stream().map(event -> "  | " + readable(event.message())).toList());
  }

  /** The level and message of a structured line; any other line as it is. */
  private static String readable(String line) {
    try {
      JsonNode json = JsonMapper.shared().readTree(line);
      return json.has("message")
          ? json.path("level").asString("")
              + " "
              + json.path("message").asString("")
              + causeOf(json)
          : line;
    } catch (JacksonException e) {
      return line;
    }
  }

  private static String causeOf(JsonNode json) {
    return json.path("stack_trace")
        .asString("")
        .lines()
        .findFirst()
        .map(first -> ": " + first)
        .orElse("");
  }
}
