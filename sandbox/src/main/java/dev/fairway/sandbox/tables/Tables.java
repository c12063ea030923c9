package dev.fairway.sandbox.tables;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DynamoDB as a child process on a loopback port of its own.
 *
 * <p>Amazon's licence lets its emulator be used locally but not built into another program, so its
 * jars stay in a folder of their own and never meet our class path.
 */
public final class Tables implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tables.class);
  private static final int STOP_SECONDS = 3;

  private final Process process;
  private final URI endpoint;

  private Tables(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts DynamoDB.
   *
   * @param jars the folder of DynamoDB Local's jars
   * @param data where the tables are kept, empty for memory
   */
  public static Tables start(Path jars, Optional<Path> data) {
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(
          "DynamoDB Local is not in %s: build the module sandbox/dynamodb-local (mvn package) first."
              .formatted(jars.toAbsolutePath()));
    }
    try {
      Process process =
          new ProcessBuilder(command(jars, data))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Tables(process, awaitEndpoint(process));
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB's process did not start.", e);
    }
  }

  private static List<String> command(Path jars, Optional<Path> data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.library.path=" + jars,
            "-Dsqlite4java.library.path=" + jars,
            "-cp",
            classPath(jars),
            TablesProcess.class.getName(),
            "-port",
            "8000",
            "-sharedDb",
            "-disableTelemetry"));
    if (data.isPresent()) {
      command.add("-dbPath");
      command.add(Files.createDirectories(data.get()).toString());
    } else {
      command.add("-inMemory");
    }
    return command;
  }

  private static String classPath(Path jars) throws IOException {
    List<String> entries = new ArrayList<>();
    entries.add(LauncherJar.in(jars.toAbsolutePath().resolveSibling("launcher")).toString());
    try (Stream<Path> files = Files.list(jars.toAbsolutePath())) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .forEach(entries::add);
    }
    return String.join(File.pathSeparator, entries);
  }

  private static URI awaitEndpoint(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("port ")) {
        Thread.ofVirtual().name("dynamodb-output").start(() -> drain(output));
        return URI.create("http://127.0.0.1:" + line.substring("port ".length()));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("DynamoDB's process ended before it listened: " + said);
  }

  private static void drain(BufferedReader output) {
    try (output) {
      output.lines().forEach(line -> log.debug("dynamodb: {}", line));
    } catch (IOException | UncheckedIOException e) {
      log.debug("DynamoDB's output ended", e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Closes the process's standard input, which ends it, and ends it by force if it does not. */
  @Override
  public void close() {
    try {
      process.outputWriter().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
