package dev.fairway.batch;

import dev.fairway.batch.report.Reports;
import dev.fairway.common.task.TaskApp;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The task; it imports just what it uses, because it pays for its start with each run. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(BatchConfiguration.class)
class BatchJobApplication {

  public static void main(String[] args) {
    TaskApp.run(BatchJobApplication.class, CommandLine.toProperties(args));
  }

  @Bean
  Reports reports() {
    throw new UnsupportedOperationException("The engine of the reports is not connected yet.");
  }
}
