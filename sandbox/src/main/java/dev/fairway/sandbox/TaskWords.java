package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.container.ContainerOptions;
import java.util.Map;
import java.util.Optional;

/** How tasks run, as the environment and then the words of a command say. */
final class TaskWords {

  private String tasks;
  private String imagePattern;
  private final Map<String, String> environment;

  TaskWords(Map<String, String> environment) {
    this.environment = environment;
    this.tasks = environment.getOrDefault("FAIRWAY_TASKS", "process");
    this.imagePattern =
        environment.getOrDefault("FAIRWAY_IMAGE_PATTERN", ContainerOptions.DEFAULT.imagePattern());
  }

  void tasks(String word) {
    tasks = word;
  }

  void imagePattern(String pattern) {
    imagePattern = pattern;
  }

  /** Empty where tasks are processes. */
  Optional<ContainerOptions> containers() {
    return switch (tasks) {
      case "process" -> Optional.empty();
      case "container" -> Optional.of(options());
      default ->
          throw new CommandLine.Mistake(
              "Tasks run as process or as container, not as '" + tasks + "'.");
    };
  }

  private ContainerOptions options() {
    try {
      return new ContainerOptions(
          imagePattern,
          variable("FAIRWAY_NETWORK"),
          Optional.empty(),
          variable("FAIRWAY_SANDBOX_ID"));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.Mistake(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
