package dev.fairway.sandbox.ecs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SurvivorsIT {

  /** A sandbox with one task that went on and one that ended. */
  static final class LonelySandbox {

    private LonelySandbox() {}

    public static void main(String[] args) throws Exception {
      Survivors survivors = new Survivors();
      Process ended = new ProcessBuilder("true").start();
      survivors.started(ended.pid());
      survivors.ended(ended.pid());
      Process task = new ProcessBuilder("sleep", "600").start();
      survivors.started(task.pid());
      System.out.println(task.pid());
      task.waitFor();
    }
  }

  @Test
  void endsTasksWhoseSandboxIsKilled() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process sandbox =
        new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), LonelySandbox.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long pid;
    try (var output =
        new BufferedReader(
            new InputStreamReader(sandbox.getInputStream(), StandardCharsets.US_ASCII))) {
      pid = Long.parseLong(String.valueOf(output.readLine()));
    }
    ProcessHandle task = ProcessHandle.of(pid).orElseThrow();

    sandbox.toHandle().destroyForcibly();
    task.onExit().get(20, TimeUnit.SECONDS);
    assertThat(task.isAlive()).isFalse();
  }
}
