package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.container.NoContainersException;
import dev.fairway.sandbox.ecs.process.AppFolders;
import dev.fairway.sandbox.endpoint.EndpointException;
import dev.fairway.sandbox.front.PortInUseException;
import dev.fairway.sandbox.tables.TablesTraining;
import dev.fairway.sandbox.template.StackReport;
import dev.fairway.sandbox.template.TemplateException;
import dev.fairway.sandbox.tour.Tour;
import dev.fairway.sandbox.tour.Training;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the region and does one of the things that {@code ./fairway} asks of it. */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISTAKEN = 2;

  private final CommandLine line;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();

  private Main(CommandLine line, PrintStream out) {
    this.line = line;
    this.out = out;
  }

  /** Ends with 0, with 1 where something failed, with 2 where the words make no command. */
  public static void main(String[] arguments) {
    int code;
    try {
      CommandLine line = CommandLine.parse(List.of(arguments), System.getenv());
      code = new Main(line, System.out).run() ? 0 : FAILED;
    } catch (CommandLine.Mistake e) {
      System.err.println(e.getMessage());
      code = MISTAKEN;
    } catch (TemplateException
        | PortInUseException
        | EndpointException
        | NoContainersException
        | StartException e) {
      System.err.println(e.getMessage());
      code = FAILED;
    }
    System.exit(code);
  }

  private boolean run() {
    return switch (line.command()) {
      case UP -> up();
      case DEMO -> demo();
      case OUTPUTS -> outputs();
      case TRAIN -> train();
    };
  }

  private boolean up() {
    try (Sandbox sandbox = start(options(), new Narration(out, clock))) {
      describe(sandbox);
      out.println("Following what happens; Ctrl-C ends it.");
      untilTold();
      return true;
    }
  }

  private boolean demo() {
    URI endpoint = URI.create("http://" + line.host() + ":" + line.port());
    Optional<Map<String, String>> running = RunningSandbox.outputs(endpoint);
    if (running.isPresent()) {
      out.println("Using the sandbox that runs at " + endpoint + ".");
      return tour(endpoint, running.get());
    }
    try (Sandbox sandbox = start(options(), Following.NOBODY)) {
      describe(sandbox);
      return tour(sandbox.endpoint(), sandbox.outputs());
    }
  }

  private boolean tour(URI endpoint, Map<String, String> outputs) {
    boolean passed =
        new Tour(endpoint, region(), outputs, built("demo"), clock, out).run(line.files());
    out.println(passed ? "The demo passed." : "The demo FAILED: see above.");
    return passed;
  }

  private boolean outputs() {
    URI endpoint = URI.create("http://" + line.host() + ":" + line.port());
    Optional<String> outputs = RunningSandbox.outputsText(endpoint);
    outputs.ifPresent(out::print);
    if (outputs.isEmpty()) {
      throw new StartException("No sandbox runs at " + endpoint + ": start one with ./fairway up.");
    }
    return true;
  }

  private boolean train() {
    SandboxOptions options = options().at("127.0.0.1", 0).withAlbAt(0).forTraining();
    AppFolders apps = AppFolders.builtIn(options.repository());
    TablesTraining.run(options.dynamoDbJars());
    try (Sandbox sandbox = start(options, new Narration(out, clock))) {
      return new Training(
              sandbox.endpoint(), region(), sandbox.outputs(), built("training"), clock, out)
          .run(app -> Files.isDirectory(apps.of(app)));
    }
  }

  private Path built(String name) {
    return line.repository().resolve(".fairway").resolve(name);
  }

  private SandboxOptions options() {
    SandboxOptions options =
        SandboxOptions.of(line.repository())
            .at(line.host(), line.port())
            .withAlbAt(line.albPort())
            .withTaskEnvironment(line.taskEnvironment())
            .withMailing(line.mailing());
    options = line.endpoint().map(options::withEndpoint).orElse(options);
    options = line.containers().map(options::withContainers).orElse(options);
    return line.keptState().map(options::keptIn).orElse(options);
  }

  private static String region() {
    return dev.fairway.sandbox.api.Account.DEFAULT.region();
  }

  private Sandbox start(SandboxOptions options, Following following) {
    long started = System.nanoTime();
    Sandbox sandbox = Sandbox.start(options, following);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(sandbox::close));
    out.printf(
        Locale.ROOT,
        "The sandbox is ready at %s after %.1f s.%n",
        sandbox.endpoint(),
        (System.nanoTime() - started) / 1e9);
    return sandbox;
  }

  private void describe(Sandbox sandbox) {
    out.println();
    for (StackReport report : sandbox.reports()) {
      out.printf("Stack %s: %d resources simulated%n", report.stack(), report.simulated().size());
      report
          .acceptedByType()
          .forEach(
              (type, ids) -> out.printf("  accepted, not simulated: %-42s %d%n", type, ids.size()));
    }
    line.endpoint().ifPresent(at -> out.println("S3, SQS and DynamoDB are at " + at + "."));
    sandbox.endpointLimits().forEach(limit -> out.println("  " + limit));
    out.println();
    out.println("Outputs");
    sandbox.outputs().forEach((name, value) -> out.printf("  %-24s %s%n", name, value));
    out.println();
    if (sandbox.hasTopics()) {
      out.println("Mails of the topics: " + sandbox.endpoint() + "/_fairway/inbox");
      out.println();
    }
    out.println(
        "  aws --endpoint-url "
            + sandbox.endpoint()
            + " s3 cp photo.jpg s3://"
            + sandbox.outputs().get("UploadsBucketName")
            + "/in/photo.jpg");
    out.println();
  }

  /** Waits for SIGINT or SIGTERM, at which the region ends before the JVM does. */
  private static void untilTold() {
    CountDownLatch told = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("told").unstarted(told::countDown));
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
