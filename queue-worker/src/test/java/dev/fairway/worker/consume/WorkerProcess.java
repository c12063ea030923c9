package dev.fairway.worker.consume;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps one worker process running, kills it now and then, and starts another in its place. */
final class WorkerProcess implements AutoCloseable {

  private static final int SHORTEST_LIFE_MILLIS = 10_000;
  private static final int LONGEST_LIFE_MILLIS = 25_000;

  private final List<String> command;
  private final RandomGenerator random;
  private final Thread keeper = Thread.ofVirtual().unstarted(this::keep);
  private volatile int killed;

  private WorkerProcess(List<String> command, RandomGenerator random) {
    this.command = command;
    this.random = random;
  }

  static WorkerProcess start(Place place, RandomGenerator random) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dhttp.maxConnections=64",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashWorker.class.getName()));
    command.addAll(place.words());
    WorkerProcess worker = new WorkerProcess(command, random);
    worker.keeper.start();
    return worker;
  }

  int killed() {
    return killed;
  }

  private void keep() {
    try {
      while (true) {
        live();
        killed++;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (IOException notStarted) {
      throw new IllegalStateException("A worker process did not start.", notStarted);
    }
  }

  private void live() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      Thread.sleep(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
    } finally {
      // SIGKILL
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    keeper.interrupt();
    keeper.join();
  }
}
