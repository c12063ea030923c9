package dev.fairway.batch.report;

import java.util.List;

/**
 * A column of a dataset.
 *
 * @param type as DuckDB spells it, such as {@code DECIMAL(18, 3)}
 * @param path the members that lead to the value in a line of JSON; its own name elsewhere
 * @param required whether a row without a value is rejected
 */
public record Column(String name, String type, List<String> path, boolean required) {

  public Column {
    path = List.copyOf(path);
  }

  static Column plain(String name, String type) {
    return new Column(name, type, List.of(name), false);
  }
}
