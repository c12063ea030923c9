package dev.fairway.batch.engine;

import dev.fairway.batch.input.Shape;
import dev.fairway.batch.input.StagedFile;
import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes staged files into the table {@code rows_read}: quickly, all of a shape at once, and only
 * where that fails file by file, and only those that are at fault row by row.
 */
final class Ingest {

  private final Session session;
  private final Ledger ledger;
  private final boolean isParquet;
  private final Scan scan;
  private final Careful careful;
  private final ParquetFiles parquet;

  Ingest(Session session, ReportFile report, Compiled compiled, Ledger ledger)
      throws InterruptedException {
    List<Column> columns = compiled.columns();
    this.session = session;
    this.ledger = ledger;
    isParquet = report.dataset().format() == Format.PARQUET;
    scan = new Scan(report, columns);
    careful = new Careful(session, report, columns, ledger);
    parquet = new ParquetFiles(session, compiled.names(), ledger);
    createTables(columns);
  }

  private void createTables(List<Column> columns) throws InterruptedException {
    String types =
        columns.stream()
            .map(column -> Sql.name(column.name()) + " " + column.type())
            .collect(Collectors.joining(", "));
    session.run("CREATE TABLE rows_read (" + types + ")");
    session.run("CREATE TABLE rejected (file INTEGER, line BIGINT, reason VARCHAR, text VARCHAR)");
  }

  /** Files that one SELECT reads, and the rows that it must see. */
  record Group(Shape shape, List<StagedFile> files, long rows) {

    List<Path> paths() {
      return files.stream().map(StagedFile::path).toList();
    }
  }

  /** Notes how many rows each file has; those that can't be read are left out. */
  List<Group> groups(List<StagedFile> files) throws InterruptedException {
    if (isParquet) {
      return parquet.groups(files);
    }
    Map<Shape, List<StagedFile>> shapes = new LinkedHashMap<>();
    for (StagedFile file : files) {
      file.members().forEach(ledger::rows);
      shapes.computeIfAbsent(file.shape(), shape -> new ArrayList<>()).add(file);
    }
    return shapes.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue(), rows(entry.getValue())))
        .filter(group -> group.rows() > 0)
        .toList();
  }

  private static long rows(List<StagedFile> files) {
    return files.stream().mapToLong(StagedFile::rows).sum();
  }

  /** The SELECT over all of them. */
  String select(List<Group> groups) {
    return groups.stream()
        .map(group -> scan.of(group.shape(), group.paths()))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /**
   * @param together whether all files of a shape may be as they should be
   */
  void take(List<Group> groups, boolean together) throws InterruptedException {
    for (Group group : groups) {
      boolean taken = (together || group.files().size() == 1) && quick(group);
      if (!taken) {
        for (StagedFile file : group.files()) {
          takeAlone(group, file);
        }
      }
    }
  }

  private void takeAlone(Group group, StagedFile file) throws InterruptedException {
    long rows = isParquet ? parquet.rows(file) : file.rows();
    if (group.files().size() > 1 && quick(new Group(group.shape(), List.of(file), rows))) {
      return;
    }
    try {
      careful.read(file, rows);
    } catch (SqlFailure e) {
      if (!isParquet || e.isShortage()) {
        throw e;
      }
      ledger.broken(file.members().getFirst().file(), e.brief());
    }
  }

  private boolean quick(Group group) throws InterruptedException {
    session.run("BEGIN TRANSACTION");
    try {
      long inserted = session.run("INSERT INTO rows_read " + select(List.of(group)));
      if (inserted == group.rows()) {
        session.run("COMMIT");
        ledger.count(inserted, 0);
        return true;
      }
    } catch (SqlFailure e) {
      if (e.isShortage()) {
        throw e;
      }
    }
    session.run("ROLLBACK");
    return false;
  }
}
