package dev.fairway.batch.making;

import dev.fairway.batch.engine.Engine;
import dev.fairway.batch.engine.EngineSettings;
import dev.fairway.batch.engine.ReadFile;
import dev.fairway.batch.engine.RowAccount;
import dev.fairway.batch.engine.SectionResult;
import dev.fairway.batch.input.DiskSpace;
import dev.fairway.batch.input.InputFile;
import dev.fairway.batch.input.InputObject;
import dev.fairway.batch.input.Intake;
import dev.fairway.batch.output.InputDigest;
import dev.fairway.batch.output.Manifest;
import dev.fairway.batch.output.Manifests;
import dev.fairway.batch.output.Output;
import dev.fairway.batch.output.OutputKeys;
import dev.fairway.batch.output.ReportsBucket;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.report.Reports.Publishing;
import dev.fairway.batch.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** The making of one report of one window. */
final class Making {

  private final MakingSettings settings;
  private final S3Client s3;
  private final ReportFile report;
  private final Window window;
  private final Optional<String> previous;
  private final ReportsBucket bucket;
  private final OutputKeys keys;

  /**
   * @param previous digest of what the report that is there was made of
   */
  Making(
      MakingSettings settings,
      S3Client s3,
      ReportFile report,
      Window window,
      Optional<String> previous) {
    this.settings = settings;
    this.s3 = s3;
    this.report = report;
    this.window = window;
    this.previous = previous;
    bucket = new ReportsBucket(s3, settings.reportsBucket());
    keys = new OutputKeys(report.report(), window);
  }

  /**
   * @param took the time since the making began
   */
  Made of(List<InputObject> objects, Publishing publishing, Supplier<Duration> took)
      throws InterruptedException {
    EngineSettings limits =
        new EngineSettings(
            settings.memoryMegabytes(), settings.spillMegabytes(), settings.threads());
    try (WorkFolder folder = WorkFolder.in(settings.folder());
        Engine engine = Engine.start(limits, folder.path(), report, window)) {
      List<SectionResult> sections = read(engine, objects, folder);
      String digest = digest(engine.files());
      var publication = new Publication(engine, report, window, folder.out(), bucket);
      Optional<Output> quarantine = publication.quarantine(keys, digest);
      checkThreshold(engine, quarantine);
      Publication.Published published =
          publication.publish(keys, digest, sections, previous.isPresent());
      publishing.check();
      Manifest manifest =
          new Manifest(
              report.report(),
              window,
              settings.version(),
              digest,
              previous,
              engine.account(),
              engine.files(),
              published.outputs(),
              published.page(),
              quarantine.map(Output::key),
              took.get(),
              publishing.token());
      new Manifests(bucket).write(manifest, keys.manifest(), folder.out());
      return made(manifest);
    }
  }

  private List<SectionResult> read(Engine engine, List<InputObject> objects, WorkFolder folder)
      throws InterruptedException {
    DiskSpace disk = new DiskSpace(settings.inputBytes());
    try (var intake = new Intake(s3, objects, folder.in(), disk, report, engine.needed())) {
      return engine.run(intake);
    }
  }

  /** Of what was read in the end: an object may have changed since it was listed. */
  private String digest(List<ReadFile> files) {
    List<InputObject> objects =
        files.stream()
            .filter(file -> file.file().state() != InputFile.State.GONE)
            .map(file -> file.file().object())
            .toList();
    return InputDigest.of(report, settings.version(), window, objects);
  }

  private void checkThreshold(Engine engine, Optional<Output> quarantine) {
    String where =
        quarantine
            .map(output -> "s3://%s/%s".formatted(bucket.name(), output.key()))
            .orElse("the files");
    new Threshold(report.maxRejected().orElse(settings.maxRejected()))
        .check(report.report().name() + " " + window, engine.account(), engine.files(), where);
  }

  private Made made(Manifest manifest) {
    RowAccount rows = manifest.rows();
    return new Made(
        previous.isPresent() ? Made.State.CORRECTED : Made.State.NEW,
        keys.manifest(),
        manifest.page(),
        manifest.inputs().size(),
        rows.read(),
        rows.used(),
        rows.rejected(),
        manifest.took());
  }
}
