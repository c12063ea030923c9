package dev.fairway.batch.engine;

import dev.fairway.batch.input.Shape;
import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.CsvStyle;
import dev.fairway.batch.report.ReportFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SELECT that reads staged files strictly: it fails at the first row that is not as declared.
 */
final class Scan {

  /**
   * What a thread holds of a file: a quarter of DuckDB's own choice, for tasks of little memory.
   */
  private static final int BUFFER = 8 << 20;

  private final ReportFile report;
  private final List<Column> columns;

  /**
   * @param columns that are read
   */
  Scan(ReportFile report, List<Column> columns) {
    this.report = report;
    this.columns = columns;
  }

  /** The columns, in their order, of files of one shape. */
  String of(Shape shape, Collection<Path> files) {
    return switch (report.dataset().format()) {
      case CSV, ALB -> select(column -> place(shape, column)) + csv(shape, files);
      case JSONL -> select(column -> member(column.path())) + jsonl(files);
      case PARQUET -> select(column -> cast(column)) + parquet(files);
    };
  }

  private interface Value {
    String of(Column column);
  }

  private String select(Value value) {
    return columns.stream()
        .map(column -> required(column, value.of(column)) + " AS " + Sql.name(column.name()))
        .collect(Collectors.joining(", ", "SELECT ", " FROM "));
  }

  private static String required(Column column, String value) {
    return column.required()
        ? "CASE WHEN %s IS NULL THEN error('no value in %s') ELSE %s END"
            .formatted(value, column.name(), value)
        : value;
  }

  /** A file of access logs may be older than a column. */
  private static String place(Shape shape, Column column) {
    int place = shape.names().indexOf(column.name());
    return place < 0 ? "CAST(NULL AS %s)".formatted(column.type()) : "c" + place;
  }

  private static String cast(Column column) {
    return "CAST(%s AS %s)".formatted(Sql.name(column.name()), column.type());
  }

  private static String member(List<String> path) {
    String value = Sql.name(path.getFirst());
    for (String inner : path.subList(1, path.size())) {
      value = "struct_extract(%s, %s)".formatted(value, Sql.text(inner));
    }
    return value;
  }

  private String csv(Shape shape, Collection<Path> files) {
    String types =
        IntStream.range(0, shape.names().size())
            .mapToObj(i -> "'c%d': %s".formatted(i, Sql.text(type(shape.names().get(i)))))
            .collect(Collectors.joining(", ", "{", "}"));
    CsvStyle style = report.dataset().csv();
    String quote = style.quote() == CsvStyle.NO_QUOTE ? "" : String.valueOf(style.quote());
    return """
    read_csv(%s, columns = %s, auto_detect = false, header = false, delim = %s, quote = %s, \
    escape = %s, nullstr = %s, strict_mode = true, null_padding = false, \
    buffer_size = %d)\
    """
        .formatted(
            Sql.paths(files),
            types,
            Sql.text(String.valueOf(style.delimiter())),
            Sql.text(quote),
            Sql.text(quote),
            Sql.text(style.nullText()),
            BUFFER);
  }

  private String type(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(Column::type)
        .orElse("VARCHAR");
  }

  private String jsonl(Collection<Path> files) {
    return "read_json(%s, format = 'newline_delimited', maximum_object_size = %d, columns = %s)"
        .formatted(Sql.paths(files), BUFFER / 2, MemberTypes.of(columns));
  }

  private static String parquet(Collection<Path> files) {
    return "read_parquet(%s)".formatted(Sql.paths(Objects.requireNonNull(files)));
  }
}
