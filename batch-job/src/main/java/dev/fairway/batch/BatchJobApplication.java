package dev.fairway.batch;

import dev.fairway.batch.making.MakingSettings;
import dev.fairway.batch.making.SqlReports;
import dev.fairway.batch.report.ReportFiles;
import dev.fairway.batch.report.Reports;
import dev.fairway.common.task.TaskApp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/** The task; it imports just what it uses, because it pays for its start with each run. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(BatchConfiguration.class)
class BatchJobApplication {

  public static void main(String[] args) {
    TaskApp.run(BatchJobApplication.class, CommandLine.toProperties(args));
  }

  @Bean
  Reports reports(
      PlaceSettings places, ReportSettings settings, WorkSettings work, S3Client s3, Clock clock) {
    Optional<Path> folder = Optional.of(settings.folder()).filter(f -> !f.isBlank()).map(Path::of);
    var making =
        new MakingSettings(
            places(places),
            places.reportsBucket(),
            settings.maxRejected(),
            work.folder(),
            work.disk().toMegabytes(),
            work.memory().toMegabytes(),
            Runtime.getRuntime().availableProcessors(),
            version());
    return new SqlReports(ReportFiles.load(folder, Set.of()), making, s3, clock);
  }

  /** What the braces in a report's dataset may name. */
  private static Map<String, String> places(PlaceSettings places) {
    return places.logsBucket().isBlank()
        ? Map.of("data", places.dataBucket())
        : Map.of(
            "data", places.dataBucket(), "logs", places.logsBucket() + "/" + places.logsPrefix());
  }

  private static String version() {
    String version = BatchJobApplication.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
