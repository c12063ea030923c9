package dev.fairway.batch.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report that ships, or the example, asked of DuckDB alone. */
final class ShippedReport {

  private final String header;
  private final Map<String, String> sections = new LinkedHashMap<>();

  ShippedReport(String file) {
    List<String> parts = List.of(text(file).split("\n-- section: "));
    header = parts.getFirst();
    for (String part : parts.subList(1, parts.size())) {
      sections.put(part.lines().findFirst().orElseThrow(), sql(part));
    }
  }

  private static String sql(String part) {
    return part.lines()
        .skip(1)
        .filter(line -> !line.startsWith("--"))
        .collect(Collectors.joining("\n"));
  }

  List<String> sections() {
    return List.copyOf(sections.keySet());
  }

  String select(String section) {
    return Objects.requireNonNull(sections.get(section), section);
  }

  /** The header's schema as columns of a SELECT from lines of JSON. */
  String columnsOfJson() {
    return schema().stream()
        .map(column -> column.replace(" NOT NULL", "").split(" "))
        .map(words -> "CAST(json ->> '%s' AS %s) AS %s".formatted(words[2], words[1], words[0]))
        .collect(Collectors.joining(", "));
  }

  /** The header's schema as the columns of a table. */
  String columns() {
    return String.join(", ", schema());
  }

  private List<String> schema() {
    String joined =
        header
            .lines()
            .dropWhile(line -> !line.startsWith("-- schema:"))
            .takeWhile(line -> line.startsWith("-- schema:") || line.startsWith("--  "))
            .map(line -> line.replaceFirst("-- (schema:)? *", ""))
            .collect(Collectors.joining(" "));
    return List.of(joined.split(", (?=[a-z_]+ [A-Z])"));
  }

  /** The rows of a section's SELECT over the table input, each by its columns' names. */
  List<Map<String, @Nullable Object>> rows(Connection connection, String section) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select(section))) {
      var rows = new ArrayList<Map<String, @Nullable Object>>();
      while (result.next()) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("Section " + section + ": " + e.getMessage(), e);
    }
  }

  private static String text(String file) {
    Path shipped = Path.of("src/main/resources/reports", file);
    try {
      return Files.readString(Files.exists(shipped) ? shipped : Path.of("examples", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
