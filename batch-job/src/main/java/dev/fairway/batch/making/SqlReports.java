package dev.fairway.batch.making;

import dev.fairway.batch.input.InputObject;
import dev.fairway.batch.input.Listing;
import dev.fairway.batch.output.InputDigest;
import dev.fairway.batch.output.Manifests;
import dev.fairway.batch.output.OutputKeys;
import dev.fairway.batch.output.ReportsBucket;
import dev.fairway.batch.output.Standing;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.Report;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.report.Reports;
import dev.fairway.batch.window.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Reports whose files of SQL DuckDB runs over objects of S3. */
public final class SqlReports implements Reports {

  private final List<ReportFile> files;
  private final MakingSettings settings;
  private final S3Client s3;
  private final Clock clock;
  private final Listing listing;
  private final Manifests manifests;

  /**
   * @param files as {@code ReportFiles} loads them
   * @param clock for how long the making takes
   */
  public SqlReports(List<ReportFile> files, MakingSettings settings, S3Client s3, Clock clock) {
    this.files = List.copyOf(files);
    this.settings = settings;
    this.s3 = s3;
    this.clock = clock;
    listing = new Listing(s3, settings.places());
    manifests = new Manifests(new ReportsBucket(s3, settings.reportsBucket()));
  }

  @Override
  public List<Report> all() {
    return files.stream().map(ReportFile::report).toList();
  }

  @Override
  public Made make(Report report, Window window, Publishing publishing)
      throws InterruptedException {
    Instant start = clock.instant();
    ReportFile file = file(report);
    List<InputObject> objects = listing.of(file.dataset(), window);
    String digest = InputDigest.of(file, settings.version(), window, objects);
    OutputKeys keys = new OutputKeys(report, window);
    Optional<Standing> standing = manifests.find(keys.manifest());
    if (standing.isPresent() && standing.get().digest().equals(digest)) {
      return unchanged(standing.get(), keys, Duration.between(start, clock.instant()));
    }
    Making making = new Making(settings, s3, file, window, standing.map(Standing::digest));
    return making.of(objects, publishing, () -> Duration.between(start, clock.instant()));
  }

  private static Made unchanged(Standing standing, OutputKeys keys, Duration took) {
    return new Made(
        Made.State.UNCHANGED,
        keys.manifest(),
        standing.page(),
        standing.files(),
        standing.rowsRead(),
        standing.rowsUsed(),
        standing.rowsRejected(),
        took);
  }

  private ReportFile file(Report report) {
    return files.stream()
        .filter(file -> file.report().equals(report))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no report " + report.name()));
  }
}
