package dev.fairway.batch;

import dev.fairway.common.failure.BadConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The task's own arguments as the properties that its variables set too. */
final class CommandLine {

  private static final Map<String, String> PROPERTIES =
      Map.of("--window", "--report.window", "--report", "--report.name");

  private CommandLine() {}

  static String[] toProperties(String... arguments) {
    return Stream.of(arguments).map(CommandLine::toProperty).toArray(String[]::new);
  }

  private static String toProperty(String argument) {
    String name = argument.split("=", 2)[0];
    return PROPERTIES.getOrDefault(name, name) + argument.substring(name.length());
  }

  /** Refuses what is neither the task's nor a property of Spring's. */
  static void check(List<String> properties) {
    for (String argument : properties) {
      String name = argument.split("=", 2)[0];
      boolean known = name.startsWith("--") && name.contains(".") && argument.contains("=");
      if (!known) {
        throw new BadConfigurationException(
            "The argument %s is unknown: there are --window=2026-11-22T14:00:00Z and --report=NAME."
                .formatted(argument));
      }
    }
  }
}
