package dev.fairway.batch.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code name TYPE [NOT NULL] [$.path.in.json], …}. */
final class SchemaParser {

  private static final String EXAMPLE = "id BIGINT NOT NULL, price DECIMAL(18, 2)";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\"[^\"]+\"");
  private static final Pattern PATH = Pattern.compile("\\$((?:\\.[A-Za-z_][A-Za-z0-9_-]*)+)");
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?<name>[A-Za-z_][A-Za-z0-9_]*|\"[^\"]+\")\\s+(?<type>[A-Za-z][^$]*?)"
              + "(?<required>\\s+NOT\\s+NULL)?(?:\\s+(?<path>\\$\\S+))?",
          Pattern.CASE_INSENSITIVE);

  private final HeaderError error;

  private SchemaParser(HeaderError error) {
    this.error = error;
  }

  static List<Column> parse(HeaderValues.Value value) {
    return new SchemaParser(value.error()).columns(value.text());
  }

  private List<Column> columns(String text) {
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : split(text)) {
      Column column = column(part.strip());
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw error.because("The schema has the column %s twice.".formatted(column.name()));
      }
      columns.add(column);
    }
    return columns;
  }

  private Column column(String text) {
    Matcher found = COLUMN.matcher(text);
    if (!found.matches() || !NAME.matcher(found.group("name")).matches()) {
      throw error.because(
          "\"%s\" in the schema is no column; right is a name and a type, such as %s."
              .formatted(text, EXAMPLE));
    }
    String name = found.group("name").replace("\"", "");
    String path = found.group("path");
    return new Column(
        name,
        found.group("type").strip(),
        path == null ? List.of(name) : path(path),
        found.group("required") != null);
  }

  private List<String> path(String text) {
    Matcher found = PATH.matcher(text);
    if (!found.matches()) {
      throw error.because(
          "%s in the schema is no path to a member; right is $.outer.inner.".formatted(text));
    }
    return List.of(found.group(1).substring(1).split("\\.", -1));
  }

  /** At commas that are in no brackets: a type may have some. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    String last = text.substring(start);
    if (!last.isBlank()) {
      parts.add(last);
    }
    return parts;
  }
}
