package dev.fairway.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TaskAppIT {

  @Test
  void saysInOneLineHowItEnded() throws Exception {
    Ended ended = end(start("done", Map.of("EVENT_ID", "event-7")));
    assertThat(ended.code()).isEqualTo(0);
    assertThat(ended.output()).hasLineCount(1).contains("DONE: did it", "event-7");
  }

  @Test
  void badConfigurationIsOneSentenceWithoutATrace() throws Exception {
    Ended ended = end(start("", Map.of()));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.output())
        .hasLineCount(1)
        .contains("ENDING is not set")
        .doesNotContain("\\tat");
  }

  @Test
  void aSurpriseComesWithItsTrace() throws Exception {
    Ended ended = end(start("surprise", Map.of()));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("IllegalStateException: surprise").contains("\\tat");
  }

  @Test
  void workThatFailedInPartIsOneSentenceWithItsOwnCode() throws Exception {
    Ended ended = end(start("partly", Map.of()));
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.output()).hasLineCount(1).contains("one part failed");
  }

  @Test
  void endsWorkAtTheDeadline() throws Exception {
    Ended ended = end(start("sleepy", Map.of("TASK_DEADLINE", "PT0.2S")));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.output()).contains("cleaned up", "deadline of PT0.2S");
  }

  @Test
  void endsWorkThatDoesNotListen() throws Exception {
    var impatient = Map.of("TASK_DEADLINE", "PT0.2S", "TASK_STOP_GRACE", "PT0.2S");
    Ended ended = end(start("stubborn", impatient));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.output()).contains("not yet");
  }

  @Test
  void interruptsWorkOnSigterm() throws Exception {
    Process process = start("sleepy", Map.of());
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("working");
    // Through the handle, because Process.destroy() closes the streams too.
    process.toHandle().destroy();
    String rest = output.lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(rest).contains("cleaned up", "Told to stop");
  }

  private static Process start(String ending, Map<String, String> environment) throws IOException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SampleApp.class.getName(),
            ending);
    command.environment().keySet().removeIf(name -> name.startsWith("TASK_"));
    command.environment().putAll(environment);
    return command.redirectErrorStream(true).start();
  }

  private static Ended end(Process process) throws InterruptedException {
    String output = process.inputReader().lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private record Ended(int code, String output) {}
}
