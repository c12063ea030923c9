package dev.fairway.alert.context;

import dev.fairway.alert.event.Occurrence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/**
 * Knows where containers log: group and prefix are in the task definition, the stream is {@code
 * prefix/container/task id} (Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch").
 */
final class LogPlaces {

  /** Definitions never change, but there are ever more of them. */
  private static final int MOST_DEFINITIONS = 500;

  private final EcsClient ecs;
  private final Map<String, Map<String, LogOptions>> definitions = new ConcurrentHashMap<>();

  LogPlaces(EcsClient ecs) {
    this.ecs = ecs;
  }

  /** Empty where the container does not log to CloudWatch Logs. */
  Optional<LogPlace> of(Occurrence occurrence) {
    String definition = occurrence.event().path("detail").path("taskDefinitionArn").asString("");
    String task = occurrence.resource().substring(occurrence.resource().lastIndexOf('/') + 1);
    if (definition.isEmpty() || occurrence.container().isEmpty() || task.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(options(definition).get(occurrence.container()))
        .map(
            options ->
                new LogPlace(
                    options.group(),
                    options.prefix() + "/" + occurrence.container() + "/" + task,
                    options.region()));
  }

  private Map<String, LogOptions> options(String definition) {
    Map<String, LogOptions> known = definitions.get(definition);
    if (known != null) {
      return known;
    }
    Map<String, LogOptions> asked = ask(definition);
    if (definitions.size() >= MOST_DEFINITIONS) {
      definitions.clear();
    }
    definitions.put(definition, asked);
    return asked;
  }

  private Map<String, LogOptions> ask(String definition) {
    Map<String, LogOptions> options = new LinkedHashMap<>();
    for (ContainerDefinition container :
        ecs.describeTaskDefinition(describe -> describe.taskDefinition(definition))
            .taskDefinition()
            .containerDefinitions()) {
      LogOptions.of(container.logConfiguration())
          .ifPresent(option -> options.put(container.name(), option));
    }
    return options;
  }

  /** The options of the driver awslogs. */
  private record LogOptions(String group, String prefix, String region) {

    static Optional<LogOptions> of(LogConfiguration configuration) {
      if (configuration == null || configuration.logDriver() != LogDriver.AWSLOGS) {
        return Optional.empty();
      }
      Map<String, String> options = configuration.options();
      String group = options.get("awslogs-group");
      String prefix = options.get("awslogs-stream-prefix");
      if (group == null || prefix == null) {
        return Optional.empty();
      }
      return Optional.of(new LogOptions(group, prefix, options.getOrDefault("awslogs-region", "")));
    }
  }
}
