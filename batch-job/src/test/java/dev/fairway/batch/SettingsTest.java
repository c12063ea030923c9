package dev.fairway.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

final class SettingsTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void theScheduleSaysWhatTimeItIsWhereThereIsOne() {
    assertThat(new ScheduleSettings("2026-11-22T15:00:00Z").now(NOON))
        .isEqualTo(Instant.parse("2026-11-22T15:00:00Z"));
    assertThat(new ScheduleSettings("").now(NOON)).isEqualTo(NOON.instant());
  }

  @Test
  void saysWhichVariableIsWrong() {
    refused(() -> new ScheduleSettings("3 pm"), "SCHEDULED_AT is \"3 pm\"");
    refused(() -> reports(0, Duration.ZERO, 5), "REPORT_CATCH_UP is 0");
    refused(() -> reports(1, Duration.ofHours(-1), 5), "REPORT_GRACE is PT-1H");
    refused(() -> reports(1, Duration.ZERO, 101), "REPORT_MAX_REJECTED is 101");
    refused(() -> new PlaceSettings("", "", "", "r", "s", "", ""), "DATA_BUCKET is not set");
    refused(() -> new PlaceSettings("d", "", "", "r", "", "", ""), "STATE_TABLE is not set");
  }

  @Test
  void takesTheWorkLimitsAsTheyAreSet() {
    WorkSettings work =
        new WorkProperties(DataSize.ofMegabytes(300), DataSize.ofMegabytes(512), folder.toString())
            .settings(() -> 0);
    assertThat(work)
        .isEqualTo(new WorkSettings(DataSize.ofMegabytes(300), DataSize.ofMegabytes(512), folder));
  }

  @Test
  void findsTheWorkLimitsWhereNoneAreSet() {
    WorkSettings work =
        new WorkProperties(null, null, folder.toString())
            .settings(() -> DataSize.ofMegabytes(700).toBytes());
    assertThat(work.memory()).isEqualTo(DataSize.ofMegabytes(700));
    assertThat(work.disk()).isGreaterThan(DataSize.ofBytes(0));
  }

  @Test
  void saysThatTheTaskIsTooSmallForTheWork() {
    refused(
        () -> new WorkProperties(null, null, folder.toString()).settings(() -> -1), "WORK_MEMORY");
    refused(
        () ->
            new WorkProperties(null, DataSize.ofMegabytes(512), folder.resolve("no").toString())
                .settings(() -> 0),
        "WORK_FOLDER");
  }

  @Test
  void argumentsAreTheVariablesByAnotherName() {
    assertThat(CommandLine.toProperties("--window=2026-11-22T14:00:00Z", "--report=traffic"))
        .containsExactly("--report.window=2026-11-22T14:00:00Z", "--report.name=traffic");
    CommandLine.check(List.of("--report.window=x", "--spring.main.banner-mode=off"));
    refused(() -> CommandLine.check(List.of("--windows=x")), "--windows=x is unknown");
    refused(() -> CommandLine.check(List.of("--report.window")), "--window=");
  }

  private static ReportSettings reports(int catchUp, Duration grace, double maxRejected) {
    return new ReportSettings("", List.of(), catchUp, grace, maxRejected);
  }

  private static void refused(ThrowingCallable made, String sentence) {
    assertThatThrownBy(made)
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining(sentence);
  }
}
