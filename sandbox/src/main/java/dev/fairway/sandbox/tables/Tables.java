package dev.fairway.sandbox.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
  private static final Duration STOP = Duration.ofSeconds(3);

  private final Process process;
  private final URI endpoint;
  private final Duration patience;

  private Tables(Process process, URI endpoint, Duration patience) {
    this.process = process;
    this.endpoint = endpoint;
    this.patience = patience;
  }

  /**
   * Starts DynamoDB.
   *
   * @param jars the folder of DynamoDB Local's jars
   * @param data where the tables are kept, empty for memory
   */
  public static Tables start(Path jars, Optional<Path> data) {
    return start(new TablesCommand(jars, data, false), STOP);
  }

  static Tables start(TablesCommand command, Duration patience) {
    try {
      Process process = new ProcessBuilder(command.words()).redirectErrorStream(true).start();
      return new Tables(process, awaitEndpoint(process), patience);
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB's process did not start.", e);
    }
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

  /** The child, to watch. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Closes the process's standard input, which ends it, and ends it by force if it does not. */
  @Override
  public void close() {
    try {
      process.outputWriter().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("DynamoDB's process {} did not end in {}", process.pid(), patience);
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
