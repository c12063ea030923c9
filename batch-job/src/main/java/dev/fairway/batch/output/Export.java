package dev.fairway.batch.output;

import dev.fairway.batch.engine.SectionResult;
import dev.fairway.batch.engine.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a section's rows to files. Threads add floating point numbers up in any order, so they are
 * given with the ten digits that do not depend on it.
 */
public final class Export {

  private final Session session;
  private final Path folder;

  /**
   * @param folder that the session may write to
   */
  public Export(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** A column of a result. */
  public record ResultColumn(String name, String type) {

    boolean isFloating() {
      return type.equals("DOUBLE") || type.equals("FLOAT");
    }
  }

  /** The rows of a section in their order, to be read or copied. */
  public String select(SectionResult result) throws InterruptedException {
    String columns =
        columns(result).stream()
            .map(column -> column.isFloating() ? rounded(column) : name(column))
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s ORDER BY rowid".formatted(columns, result.table());
  }

  private static String rounded(ResultColumn column) {
    return "CAST(format('{:.9e}', %1$s) AS %2$s) AS %1$s".formatted(name(column), column.type());
  }

  private static String name(ResultColumn column) {
    return '"' + column.name().replace("\"", "\"\"") + '"';
  }

  public List<ResultColumn> columns(SectionResult result) throws InterruptedException {
    return session.query(
        "DESCRIBE " + result.table(),
        rows -> {
          List<ResultColumn> columns = new ArrayList<>();
          while (rows.next()) {
            columns.add(new ResultColumn(rows.getString(1), rows.getString(2)));
          }
          return columns;
        });
  }

  public Path parquet(SectionResult result) throws InterruptedException {
    return copy(result, ".parquet", "FORMAT parquet, COMPRESSION zstd");
  }

  public Path csv(SectionResult result) throws InterruptedException {
    return copy(result, ".csv", "FORMAT csv, HEADER true");
  }

  private Path copy(SectionResult result, String suffix, String options)
      throws InterruptedException {
    Path file = folder.resolve(result.section().name() + suffix);
    session.run("COPY (%s) TO '%s' (%s)".formatted(select(result), file, options));
    return file;
  }
}
