package dev.fairway.batch;

import dev.fairway.batch.report.Reports;
import dev.fairway.common.task.TaskApp;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/** The task as it is, with reports that do as they are told. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(BatchConfiguration.class)
class ScriptedApplication {

  public static void main(String[] args) {
    TaskApp.run(ScriptedApplication.class, CommandLine.toProperties(args));
  }

  @Bean
  Reports reports(S3Client s3, PlaceSettings places) {
    return new ScriptedReports(s3, places.dataBucket(), places.reportsBucket(), System.getenv());
  }
}
