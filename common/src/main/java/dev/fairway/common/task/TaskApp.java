package dev.fairway.common.task;

import dev.fairway.common.logs.Correlation;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts a Spring Boot app whose job is one {@link Task}, and ends the process with its code. */
public final class TaskApp {

  /** Bean creation waits for its first user: a task pays for nothing that its job doesn't touch. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "spring.main.lazy-initialization", "true",
          "spring.jmx.enabled", "false",
          "logging.structured.format.console", "logstash",
          "logging.level.root", "WARN",
          "logging.level.dev.fairway", "INFO");

  private TaskApp() {}

  /** Runs the task of the application's context and exits; it does not return. */
  public static void run(Class<?> application, String... args) {
    Optional.ofNullable(System.getenv("EVENT_ID")).ifPresent(Correlation::follow);
    ExitCode code = new TaskRun(() -> spring(application).run(args)).execute();
    System.exit(code.value());
  }

  private static SpringApplication spring(Class<?> application) {
    var spring = new SpringApplication(application);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    spring.setDefaultProperties(DEFAULTS);
    spring.addInitializers(new LeanContext());
    return spring;
  }
}
