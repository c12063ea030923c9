package dev.fairway.batch.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of the report, with its chart.
 *
 * @param name the name of its files, without suffix
 * @param title for people
 * @param rows a value for each column; null where SQL has NULL
 */
public record Section(
    String name,
    String title,
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    Optional<Chart> chart) {

  /**
   * @throws IllegalArgumentException where the chart names a column that is not there or is no
   *     number
   */
  public Section {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
    if (chart.isPresent()) {
      check(name, columns, chart.get());
    }
  }

  private static void check(String name, List<Column> columns, Chart chart) {
    column(name, columns, chart.x());
    for (String y : chart.y()) {
      Column column = column(name, columns, y);
      if (!column.kind().numeric()) {
        throw new IllegalArgumentException(
            "Section %s: y=%s of the chart is no number; give a column of numbers"
                .formatted(name, y));
      }
    }
  }

  private static Column column(String section, List<Column> columns, String wanted) {
    return columns.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Section %s: its chart names the column %s; there are %s"
                        .formatted(
                            section,
                            wanted,
                            String.join(", ", columns.stream().map(Column::name).toList()))));
  }

  Column column(String wanted) {
    return column(name, columns, wanted);
  }

  /** The values of one column, from the first row to the last. */
  List<@Nullable Object> values(Column column) {
    int index = columns.indexOf(column);
    var values = new ArrayList<@Nullable Object>(rows.size());
    for (List<@Nullable Object> row : rows) {
      values.add(row.get(index));
    }
    return values;
  }
}
