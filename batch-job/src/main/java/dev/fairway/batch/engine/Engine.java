package dev.fairway.batch.engine;

import dev.fairway.batch.input.Intake;
import dev.fairway.batch.input.Round;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.window.Window;
import dev.fairway.common.failure.BadConfigurationException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Makes the rows of a report's sections out of a window's files. */
public final class Engine implements AutoCloseable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final Session session;
  private final ReportFile report;
  private final Window window;
  private final Compiled compiled;
  private final Ledger ledger = new Ledger();
  private final Ingest ingest;
  private long used;

  private Engine(Session session, ReportFile report, Window window) throws InterruptedException {
    this.session = session;
    this.report = report;
    this.window = window;
    session.run("SET VARIABLE window_start = " + time(window.start()));
    session.run("SET VARIABLE window_end = " + time(window.end()));
    compiled = new Compiler(session, report).compile();
    ingest = new Ingest(session, report, compiled, ledger);
  }

  /**
   * @param folder that DuckDB may use
   * @throws BadConfigurationException where the report's SQL is not right
   */
  public static Engine start(EngineSettings settings, Path folder, ReportFile report, Window window)
      throws InterruptedException {
    Session session = Session.open(settings, folder);
    try {
      return new Engine(session, report, window);
    } catch (RuntimeException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  private static String time(Instant time) {
    return "TIMESTAMP " + Sql.text(TIME.format(time));
  }

  /** The columns that the report needs of each file. */
  public Set<String> needed() {
    return compiled.names();
  }

  public Session session() {
    return session;
  }

  /** Reads all that there is and makes the sections' rows. */
  public List<SectionResult> run(Intake intake) throws InterruptedException {
    try {
      return read(intake);
    } catch (SqlFailure e) {
      if (e.isShortage()) {
        throw new BadConfigurationException(
            "%s of %s needs more memory or disk than WORK_MEMORY and WORK_DISK allow: %s"
                .formatted(report.report().name(), window, e.brief()),
            e);
      }
      throw e;
    }
  }

  private List<SectionResult> read(Intake intake) throws InterruptedException {
    while (intake.hasNext()) {
      try (Round round = intake.next()) {
        round.inputs().forEach(ledger::add);
        List<Ingest.Group> groups = ingest.groups(round.files());
        boolean straight = round.whole() && mayBeStraight(groups);
        Optional<List<SectionResult>> results = straight ? straight(groups) : Optional.empty();
        if (results.isPresent()) {
          return results.get();
        }
        ingest.take(groups, !straight);
      }
    }
    session.run("CREATE OR REPLACE VIEW input AS SELECT * FROM rows_read" + ofWindow());
    used = session.number("SELECT count(*) FROM input");
    checkAccount();
    try {
      return sections();
    } catch (SqlFailure e) {
      throw e.isShortage() ? e : atFault(e);
    }
  }

  /**
   * Rows that are read once needn't be kept. How many of them are of the window, only a table or
   * Parquet tells at little cost.
   */
  private boolean mayBeStraight(List<Ingest.Group> groups) {
    boolean isText = report.dataset().format().isText();
    boolean once = report.sections().size() == 1 && report.time().isEmpty();
    return !groups.isEmpty() && (once || !isText);
  }

  /** Empty where some row is not as declared, or not every row was seen. */
  private Optional<List<SectionResult>> straight(List<Ingest.Group> groups)
      throws InterruptedException {
    String rows = "SELECT * FROM (%s)".formatted(ingest.select(groups));
    try {
      session.run("CREATE OR REPLACE VIEW input AS " + rows + ofWindow());
      List<SectionResult> results = sections();
      if (report.dataset().format().isText()
          && !ScanCount.of(session.profile()).saw(ledger.rows(), groups.size())) {
        return Optional.empty();
      }
      used = report.time().isEmpty() ? ledger.rows() : session.number("SELECT count(*) FROM input");
      ledger.count(ledger.rows(), 0);
      return Optional.of(results);
    } catch (SqlFailure e) {
      if (e.isShortage()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private List<SectionResult> sections() throws InterruptedException {
    List<SectionResult> results = new ArrayList<>();
    for (CompiledSection section : compiled.sections()) {
      String table = "result_" + results.size();
      session.run("CREATE OR REPLACE TABLE %s AS %s".formatted(table, section.sql()));
      results.add(new SectionResult(section.section(), table));
    }
    return results;
  }

  private BadConfigurationException atFault(SqlFailure e) {
    return new BadConfigurationException(
        "%s: its SELECTs fail on the rows of %s: %s".formatted(report.source(), window, e.brief()),
        e);
  }

  private void checkAccount() {
    if (ledger.good() + ledger.rejected() != ledger.rows()) {
      throw new IllegalStateException(
          "The account of %s %s does not add up: %d rows in the files, %d good and %d rejected"
              .formatted(
                  report.report().name(), window, ledger.rows(), ledger.good(), ledger.rejected()));
    }
  }

  private String ofWindow() {
    return report
        .time()
        .map(Sql::name)
        .map(
            time ->
                " WHERE %s >= getvariable('window_start') AND %s < getvariable('window_end')"
                    .formatted(time, time))
        .orElse("");
  }

  public RowAccount account() {
    return new RowAccount(used, ledger.rejected(), ledger.good() - used);
  }

  /** In the order of their keys. */
  public List<ReadFile> files() {
    return ledger.files();
  }

  /** Makes the table {@code files}, which has the name of each file of a rejected row. */
  public void nameFiles() throws InterruptedException {
    session.run("CREATE OR REPLACE TABLE files (number INTEGER, name VARCHAR)");
    try (DuckDBAppender files = session.append("files")) {
      for (Map.Entry<Integer, String> file : ledger.names().entrySet()) {
        files.beginRow().append(file.getKey().intValue()).append(file.getValue()).endRow();
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
