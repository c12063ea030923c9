package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.container.ContainerOptions;
import dev.fairway.sandbox.notifications.inbox.Smtp;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the sandbox was told to do.
 *
 * @param command one of {@link Command}
 * @param keep whether the state outlives this run
 * @param taskEnvironment variables for every container of every task
 * @param containers how tasks run as containers, empty where they run as processes
 * @param mailing of {@code --mail-to} and {@code --smtp}
 * @param endpoint where S3, SQS and DynamoDB are, empty for the embedded ones
 */
record CommandLine(
    Command command,
    Path repository,
    String host,
    int port,
    int albPort,
    Optional<Path> state,
    boolean keep,
    Map<String, String> taskEnvironment,
    Optional<ContainerOptions> containers,
    MailOptions mailing,
    Optional<URI> endpoint,
    List<Path> files) {

  enum Command {
    UP,
    DEMO,
    OUTPUTS,
    TRAIN
  }

  static final String USAGE =
      "usage: sandbox up|demo|outputs|train [--repo FOLDER] [--port PORT] [--alb-port PORT] [--keep]"
          + " [--endpoint URL] [--tasks process|container] [--image-pattern IMAGE]"
          + " [--task-env NAME=VALUE]... [--mail-to ADDRESS] [--smtp HOST:PORT] [PHOTO...]";

  /** Thrown for words that make no command; its message says what would. */
  static final class Mistake extends RuntimeException {
    Mistake(String message) {
      super(message + "\n" + USAGE);
    }
  }

  static CommandLine parse(List<String> words, Map<String, String> environment) {
    Optional<Command> command = Optional.empty();
    Path repository = Path.of("");
    String port = environment.getOrDefault("FAIRWAY_PORT", "4566");
    String albPort = environment.getOrDefault("FAIRWAY_ALB_PORT", "8080");
    boolean keep = false;
    Map<String, String> taskEnvironment = new TreeMap<>();
    TaskWords tasks = new TaskWords(environment);
    MailOptions mailing = MailOptions.NONE;
    Optional<URI> endpoint = Optional.empty();
    List<Path> files = new ArrayList<>();
    for (var word = words.iterator(); word.hasNext(); ) {
      String next = word.next();
      switch (next) {
        case "--repo" -> repository = Path.of(value(word, next));
        case "--port" -> port = value(word, next);
        case "--alb-port" -> albPort = value(word, next);
        case "--keep" -> keep = true;
        case "--task-env" -> addVariable(value(word, next), taskEnvironment);
        case "--tasks" -> tasks.tasks(value(word, next));
        case "--image-pattern" -> tasks.imagePattern(value(word, next));
        case "--mail-to" -> mailing = new MailOptions(address(value(word, next)), mailing.smtp());
        case "--endpoint" -> endpoint = Optional.of(endpoint(value(word, next)));
        case "--smtp" -> mailing = new MailOptions(mailing.address(), server(value(word, next)));
        default -> {
          if (next.startsWith("-")) {
            throw new Mistake("There is no option " + next + ".");
          }
          if (command.isEmpty()) {
            command = Optional.of(command(next));
          } else {
            files.add(Path.of(next));
          }
        }
      }
    }
    return new CommandLine(
        command.orElseThrow(() -> new Mistake("No command was given.")),
        repository.toAbsolutePath().normalize(),
        environment.getOrDefault("FAIRWAY_HOST", "127.0.0.1"),
        number(port),
        number(albPort),
        Optional.ofNullable(environment.get("FAIRWAY_STATE")).map(Path::of),
        keep,
        Map.copyOf(taskEnvironment),
        tasks.containers(),
        mailing,
        endpoint,
        List.copyOf(files));
  }

  private static String value(java.util.Iterator<String> words, String option) {
    if (!words.hasNext()) {
      throw new Mistake(option + " needs a value.");
    }
    return words.next();
  }

  private static void addVariable(String assignment, Map<String, String> variables) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new Mistake("--task-env needs NAME=VALUE, not '" + assignment + "'.");
    }
    variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
  }

  private static Optional<String> address(String address) {
    if (!address.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+")) {
      throw new Mistake("--mail-to needs an e-mail address, not '" + address + "'.");
    }
    return Optional.of(address);
  }

  private static URI endpoint(String url) {
    if (!url.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
      throw new Mistake("--endpoint needs a URL such as http://127.0.0.1:4567, not '" + url + "'.");
    }
    return URI.create(url.replaceFirst("/$", ""));
  }

  private static Optional<Smtp> server(String server) {
    int colon = server.lastIndexOf(':');
    if (colon < 1) {
      throw new Mistake("--smtp needs HOST:PORT, not '" + server + "'.");
    }
    return Optional.of(new Smtp(server.substring(0, colon), number(server.substring(colon + 1))));
  }

  private static Command command(String word) {
    return switch (word) {
      case "up" -> Command.UP;
      case "demo" -> Command.DEMO;
      case "outputs" -> Command.OUTPUTS;
      case "train" -> Command.TRAIN;
      default -> throw new Mistake("There is no command " + word + ".");
    };
  }

  private static int number(String port) {
    try {
      int number = Integer.parseInt(port);
      if (number >= 0 && number <= 65_535) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new Mistake("The port must be a number from 0 to 65535, not '" + port + "'.");
    }
    throw new Mistake("The port must be a number from 0 to 65535, not " + port + ".");
  }

  /** Where state is kept, empty where it is not. */
  Optional<Path> keptState() {
    return keep
        ? Optional.of(state.orElse(repository.resolve(".fairway").resolve("state")))
        : Optional.empty();
  }
}
