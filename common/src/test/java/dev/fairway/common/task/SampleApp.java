package dev.fairway.common.task;

import dev.fairway.common.failure.BadConfigurationException;
import dev.fairway.common.failure.WorkFailedException;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A task that ends as its first argument says. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(TaskConfiguration.class)
class SampleApp {

  private static String ending = "";

  public static void main(String[] args) {
    ending = args[0];
    TaskApp.run(SampleApp.class);
  }

  @Bean
  Task task() {
    return switch (ending) {
      case "done" -> () -> new TaskResult("DONE", "did it");
      case "surprise" ->
          () -> {
            throw new IllegalStateException("surprise");
          };
      case "partly" ->
          () -> {
            throw new WorkFailedException("one part failed", new IllegalArgumentException("it"));
          };
      case "sleepy" -> SampleApp::waitForever;
      case "stubborn" -> SampleApp::ignoreInterrupts;
      default -> throw new BadConfigurationException("ENDING is not set: it names the ending.");
    };
  }

  private static TaskResult waitForever() throws InterruptedException {
    System.out.println("working");
    try {
      new CountDownLatch(1).await();
      return new TaskResult("NEVER", "reached");
    } finally {
      System.out.println("cleaned up");
    }
  }

  private static TaskResult ignoreInterrupts() {
    System.out.println("working");
    while (true) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        System.out.println("not yet");
      }
    }
  }
}
