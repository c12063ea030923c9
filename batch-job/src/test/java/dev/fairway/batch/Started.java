package dev.fairway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The task as a process of its own, as ECS starts it. */
public final class Started {

  private final Process process;
  private final Path output;

  private Started(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static Started with(Map<String, String> environment, String... arguments)
      throws IOException {
    Path output = Files.createTempFile("batch-job-", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ScriptedApplication.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Started(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  public Started ends(int exitCode) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(this::output).isTrue();
    assertThat(process.exitValue()).as(this::output).isEqualTo(exitCode);
    return this;
  }

  public Started saying(String... words) {
    assertThat(output()).contains(words);
    return this;
  }

  /** Waits until it has said something. */
  Started says(String words) {
    Awaitility.await(words)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> output().contains(words) || !process.isAlive());
    return saying(words);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
