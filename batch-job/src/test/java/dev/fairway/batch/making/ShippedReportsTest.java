package dev.fairway.batch.making;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.input.MemoryS3;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.report.ReportFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedReportsTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final String RECORD =
      """
      {"image":"uploads/in/a.jpg","receivedAt":"2026-11-22T14:01:00Z","status":"PROCESSED",\
      "processedAt":"2026-11-22T14:01:03.5Z","bytes":1200,"durationMillis":900,"format":"jpeg",\
      "width":640,"height":480,"renditions":[{"key":"x"}]}
      """;

  @TempDir Path folder;
  private final MemoryS3 s3 = new MemoryS3();

  @Test
  void areMadeOfAnHourWithoutInput() throws Exception {
    for (ReportFile file : ReportFiles.load(Optional.empty(), Set.of())) {
      assertThat(make(file).rowsRead()).isZero();
    }
  }

  @Test
  void readTheirExampleAndTheRecordsOfImages() throws Exception {
    s3.put(
        "data/sales/dt=2026-11-22/hr=14/sales.csv",
        Files.readAllBytes(EXAMPLES.resolve("sales/sales.csv")));
    s3.put(
        "data/image-records/dt=2026-11-22/hr=14/a.json", RECORD.getBytes(StandardCharsets.UTF_8));
    for (ReportFile file : ReportFiles.load(Optional.of(EXAMPLES), Set.of("example", "images"))) {
      Made made = make(file);
      assertThat(made.rowsUsed()).isPositive();
      assertThat(made.rowsRejected()).isZero();
    }
  }

  private Made make(ReportFile file) throws InterruptedException {
    var settings =
        new MakingSettings(
            Map.of("data", "data", "logs", "logs/alb"), "reports", 5, folder, 400, 256, 2, "1");
    Clock clock = Clock.fixed(Workshop.HOUR.end(), ZoneOffset.UTC);
    return new SqlReports(List.of(file), settings, s3, clock)
        .make(file.report(), Workshop.HOUR, () -> {});
  }
}
