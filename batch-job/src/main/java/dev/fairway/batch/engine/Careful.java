package dev.fairway.batch.engine;

import dev.fairway.batch.input.Member;
import dev.fairway.batch.input.StagedFile;
import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a file of which some row is bad: the good ones are used, the bad ones rejected. */
final class Careful {

  private final Session session;
  private final ReportFile report;
  private final List<Column> columns;
  private final Ledger ledger;
  private final Judgement judgement;

  Careful(Session session, ReportFile report, List<Column> columns, Ledger ledger) {
    this.session = session;
    this.report = report;
    this.columns = columns;
    this.ledger = ledger;
    judgement = new Judgement(report, columns);
  }

  /**
   * @throws SqlFailure where a file of Parquet can't be read at all
   */
  void read(StagedFile file, long expected) throws InterruptedException {
    session.run(judgement.createSuspects());
    try {
      if (report.dataset().format() == Format.PARQUET) {
        suspectParquet(file);
      } else {
        suspectText(file);
      }
      judge(file, expected);
    } finally {
      session.run("DROP TABLE IF EXISTS suspects");
      session.run("DROP TABLE IF EXISTS judged");
    }
  }

  private void suspectText(StagedFile file) throws InterruptedException {
    try (var table = session.append("suspects")) {
      var suspects = new Suspects(report, columns, file.shape(), table);
      for (Member member : file.members()) {
        suspects.add(file, member, ledger.number(member.file()));
        if (Thread.interrupted()) {
          throw new InterruptedException("Stopped while reading " + member.file().object());
        }
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Staged input can't be read: " + file.path(), e);
    }
  }

  private void suspectParquet(StagedFile file) throws InterruptedException {
    String values =
        columns.stream()
            .map(column -> "CAST(%s AS VARCHAR)".formatted(Sql.name(column.name())))
            .collect(Collectors.joining(", "));
    String shown =
        columns.stream()
            .map(column -> "%1$s := %1$s".formatted(Sql.name(column.name())))
            .collect(Collectors.joining(", ", "struct_pack(", ")"));
    session.run(
        """
        INSERT INTO suspects SELECT %d, file_row_number + 1, NULL, left(%s::VARCHAR, 4096), %s \
        FROM read_parquet(%s, file_row_number = true)\
        """
            .formatted(
                ledger.number(file.members().getFirst().file()),
                shown,
                values,
                Sql.paths(List.of(file.path()))));
  }

  private void judge(StagedFile file, long expected) throws InterruptedException {
    session.run(judgement.judge());
    session.run("DROP TABLE suspects");
    long good = session.run(judgement.insertGood());
    long bad = session.run(Judgement.insertBad());
    long judged = session.number("SELECT count(*) FROM judged");
    if (judged != expected || good + bad != judged) {
      throw new IllegalStateException(
          "The account of %s does not add up: %d rows, of which %d were judged, %d as good and %d as bad"
              .formatted(file.members().getFirst().file().object(), expected, judged, good, bad));
    }
    ledger.count(good, bad);
  }
}
