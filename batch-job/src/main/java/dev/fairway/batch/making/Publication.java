package dev.fairway.batch.making;

import dev.fairway.batch.engine.Engine;
import dev.fairway.batch.engine.ReadFile;
import dev.fairway.batch.engine.RowAccount;
import dev.fairway.batch.engine.SectionResult;
import dev.fairway.batch.output.Export;
import dev.fairway.batch.output.Output;
import dev.fairway.batch.output.OutputKeys;
import dev.fairway.batch.output.Quarantine;
import dev.fairway.batch.output.ReportsBucket;
import dev.fairway.batch.page.Facts;
import dev.fairway.batch.page.Link;
import dev.fairway.batch.page.Page;
import dev.fairway.batch.page.Section;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.window.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a report's outputs into its bucket, all but the manifest. */
final class Publication {

  private final Engine engine;
  private final ReportFile report;
  private final Window window;
  private final Path folder;
  private final ReportsBucket bucket;

  /**
   * @param folder for the files on their way
   */
  Publication(Engine engine, ReportFile report, Window window, Path folder, ReportsBucket bucket) {
    this.engine = engine;
    this.report = report;
    this.window = window;
    this.folder = folder;
    this.bucket = bucket;
  }

  /**
   * What is in the bucket now.
   *
   * @param page the key of the page
   */
  record Published(List<Output> outputs, String page) {}

  /** Nothing is written where nothing was rejected. */
  Optional<Output> quarantine(OutputKeys keys, String digest) throws InterruptedException {
    if (engine.account().rejected() == 0) {
      return Optional.empty();
    }
    Path file = folder.resolve("quarantine.jsonl.gz");
    engine.nameFiles();
    new Quarantine(engine.session()).write(file);
    return Optional.of(bucket.put(keys.quarantine(digest), file));
  }

  Published publish(OutputKeys keys, String digest, List<SectionResult> results, boolean corrected)
      throws InterruptedException {
    Export export = new Export(engine.session(), folder);
    List<Output> outputs = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (SectionResult result : results) {
      for (Path file : List.of(export.parquet(result), export.csv(result))) {
        String name = String.valueOf(file.getFileName());
        outputs.add(bucket.put(keys.output(digest, name), file));
        links.add(new Link(name, name));
      }
      sections.add(new PageSection(engine.session(), export).of(result));
    }
    String page = keys.output(digest, "report.html");
    outputs.add(bucket.put(page, page(sections, facts(links, corrected))));
    return new Published(outputs, page);
  }

  private Path page(List<Section> sections, Facts facts) {
    Page page = new Page(report.report().title(), report.report().name(), window, sections, facts);
    try {
      return Files.writeString(folder.resolve("report.html"), page.html());
    } catch (IOException e) {
      throw new UncheckedIOException("The page can't be written", e);
    }
  }

  private Facts facts(List<Link> links, boolean corrected) {
    RowAccount rows = engine.account();
    List<ReadFile> files = engine.files();
    List<String> broken =
        files.stream()
            .filter(Threshold::isBroken)
            .map(file -> file.file().object() + ": " + file.file().reason())
            .toList();
    return new Facts(
        files.size(), rows.read(), rows.used(), rows.rejected(), broken, links, corrected);
  }
}
