package dev.fairway.batch.engine;

import dev.fairway.batch.input.Shape;
import dev.fairway.batch.input.StagedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts files of Parquet by their columns, and leaves out what can't be read. */
final class ParquetFiles {

  private final Session session;
  private final Set<String> needed;
  private final Ledger ledger;
  private final Map<Path, Footer> footers = new HashMap<>();

  ParquetFiles(Session session, Set<String> needed, Ledger ledger) {
    this.session = session;
    this.needed = needed;
    this.ledger = ledger;
  }

  /** What a file says of itself: its rows, and its columns with their types. */
  private record Footer(long rows, List<String> names, String types) {}

  long rows(StagedFile file) {
    Footer footer = footers.get(file.path());
    return footer == null ? 0 : footer.rows();
  }

  List<Ingest.Group> groups(List<StagedFile> files) throws InterruptedException {
    footers.clear();
    if (!files.isEmpty()) {
      readFooters(files);
    }
    Map<String, List<StagedFile>> alike = new LinkedHashMap<>();
    for (StagedFile file : files) {
      Footer footer = footers.get(file.path());
      if (footer != null && hasAll(file, footer)) {
        ledger.rows(file.members().getFirst().file(), footer.rows());
        alike.computeIfAbsent(footer.types(), types -> new ArrayList<>()).add(file);
      }
    }
    return alike.values().stream().map(this::group).toList();
  }

  private Ingest.Group group(List<StagedFile> files) {
    long rows = files.stream().mapToLong(this::rows).sum();
    return new Ingest.Group(Shape.SELF_DESCRIBING, files, rows);
  }

  private boolean hasAll(StagedFile file, Footer footer) {
    for (String name : needed.stream().sorted().toList()) {
      if (!footer.names().contains(name)) {
        broken(
            file,
            "it has no column %s; it has %s".formatted(name, String.join(", ", footer.names())));
        return false;
      }
    }
    return true;
  }

  private void readFooters(List<StagedFile> files) throws InterruptedException {
    try {
      footers.putAll(footers(files.stream().map(StagedFile::path).toList()));
    } catch (SqlFailure one) {
      for (StagedFile file : files) {
        readFooter(file);
      }
    }
  }

  private void readFooter(StagedFile file) throws InterruptedException {
    try {
      footers.putAll(footers(List.of(file.path())));
    } catch (SqlFailure e) {
      broken(file, e.brief());
    }
  }

  private void broken(StagedFile file, String reason) {
    ledger.broken(
        file.members().getFirst().file(), reason.replace(file.path().toString(), "the file"));
  }

  private Map<Path, Footer> footers(Collection<Path> paths) throws InterruptedException {
    String sql =
        """
        SELECT m.file_name, m.num_rows, s.names, s.types FROM parquet_file_metadata(%1$s) m JOIN (
          SELECT file_name, list(name) AS names, list(concat_ws(' ', name, type, converted_type, \
        logical_type, repetition_type))::VARCHAR AS types
          FROM parquet_schema(%1$s) GROUP BY file_name) s USING (file_name)
        """
            .formatted(Sql.paths(paths));
    return session.query(
        sql,
        rows -> {
          Map<Path, Footer> read = new HashMap<>();
          while (rows.next()) {
            List<String> names = new ArrayList<>();
            for (Object name : (Object[]) rows.getArray(3).getArray()) {
              names.add(String.valueOf(name));
            }
            read.put(
                Path.of(rows.getString(1)), new Footer(rows.getLong(2), names, rows.getString(4)));
          }
          return read;
        });
  }
}
