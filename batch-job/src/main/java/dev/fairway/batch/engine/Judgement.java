package dev.fairway.batch.engine;

import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells good rows from bad ones: out of the table {@code suspects}, whose values are texts, it
 * makes the table {@code judged} with a verdict, which is NULL for a good row.
 */
final class Judgement {

  private static final int SHOWN = 100;

  private final Format format;
  private final List<Column> columns;

  Judgement(ReportFile report, List<Column> columns) {
    format = report.dataset().format();
    this.columns = columns;
  }

  /** Where suspects are put. */
  String createSuspects() {
    String values =
        IntStream.range(0, values()).mapToObj(i -> "v%d VARCHAR".formatted(i)).collect(list());
    return "CREATE TABLE suspects (file INTEGER, line BIGINT, fault VARCHAR, text VARCHAR, %s)"
        .formatted(values);
  }

  /** How many values a suspect has: one for each column, or the whole line of JSON. */
  int values() {
    return format == Format.JSONL ? 1 : columns.size();
  }

  String judge() {
    return "CREATE TABLE judged AS SELECT *, %s AS verdict FROM suspects".formatted(verdict());
  }

  String insertGood() {
    String values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "CAST(%s AS %s)".formatted(value(i), columns.get(i).type()))
            .collect(list());
    return "INSERT INTO rows_read SELECT %s FROM judged WHERE verdict IS NULL".formatted(values);
  }

  static String insertBad() {
    return "INSERT INTO rejected SELECT file, line, verdict, text FROM judged"
        + " WHERE verdict IS NOT NULL";
  }

  private String verdict() {
    var cases = new StringBuilder("CASE WHEN fault IS NOT NULL THEN fault");
    if (format == Format.JSONL) {
      cases.append(" WHEN NOT json_valid(v0) THEN 'it is no JSON'");
      cases.append(" WHEN json_type(v0) <> 'OBJECT' THEN 'it is no JSON object'");
    }
    for (int i = 0; i < columns.size(); i++) {
      cases.append(verdict(i));
    }
    return cases.append(" END").toString();
  }

  private String verdict(int i) {
    Column column = columns.get(i);
    String value = value(i);
    String name = column.name();
    String wrong =
        " WHEN %s IS NOT NULL AND TRY_CAST(%s AS %s) IS NULL THEN %s || left(%s::VARCHAR, %d)"
            .formatted(
                value,
                value,
                column.type(),
                Sql.text("%s is no %s: ".formatted(name, column.type())),
                value,
                SHOWN);
    String none =
        " WHEN %s IS NULL THEN %s".formatted(value, Sql.text("%s has no value".formatted(name)));
    return column.required() ? wrong + none : wrong;
  }

  private String value(int i) {
    if (format != Format.JSONL) {
      return "v" + i;
    }
    Column column = columns.get(i);
    String path =
        column.path().stream()
            .map(member -> ".\"%s\"".formatted(member))
            .collect(Collectors.joining("", "$", ""));
    return isNested(column.type())
        ? "json_extract(v0, %s)".formatted(Sql.text(path))
        : "json_extract_string(v0, %s)".formatted(Sql.text(path));
  }

  private static boolean isNested(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return upper.endsWith("]")
        || upper.startsWith("STRUCT")
        || upper.startsWith("MAP")
        || upper.equals("JSON");
  }

  private static Collector<CharSequence, ?, String> list() {
    return Collectors.joining(", ");
  }
}
