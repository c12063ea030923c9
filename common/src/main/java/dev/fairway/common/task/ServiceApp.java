package dev.fairway.common.task;

import dev.fairway.common.ecs.EcsMetadata;
import dev.fairway.common.failure.Failures;
import dev.fairway.common.logs.Correlation;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;

/** Starts a Spring Boot app that serves until it is told to stop. */
public final class ServiceApp {

  private static final Logger log = LoggerFactory.getLogger(ServiceApp.class);

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "spring.jmx.enabled", "false",
          "spring.threads.virtual.enabled", "true",
          "logging.structured.format.console", "logstash",
          "logging.level.root", "WARN",
          "logging.level.dev.fairway", "INFO",
          // What these say of a failed start is said below in one sentence.
          "logging.level.org.springframework.boot.tomcat", "OFF",
          "logging.level.org.springframework.boot.web.server.servlet.context", "ERROR");

  private ServiceApp() {}

  /**
   * Starts the application and returns; one that can't start ends the process with an {@link
   * ExitCode} and, where a person can act on it, one sentence.
   */
  public static void run(Class<?> application, String... args) {
    try {
      spring(application).run(args);
      EcsMetadata.fromEnvironment().task().ifPresent(task -> Correlation.inTask(task.arn()));
      log.info("Serving");
    } catch (AbandonedRunException buildTime) {
      throw buildTime;
    } catch (RuntimeException failed) {
      Failures.find(failed)
          .ifPresentOrElse(
              failure -> log.error(failure.getMessage()),
              () -> log.error("The service could not start.", failed));
      System.exit(ExitCode.of(failed).value());
    }
  }

  private static SpringApplication spring(Class<?> application) {
    var spring = new SpringApplication(application);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLogStartupInfo(false);
    spring.setDefaultProperties(DEFAULTS);
    return spring;
  }
}
