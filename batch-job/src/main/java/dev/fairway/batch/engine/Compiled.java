package dev.fairway.batch.engine;

import dev.fairway.batch.report.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report that can be run.
 *
 * @param columns that its sections, or its windows, need: no other is read or can reject a row
 */
record Compiled(List<CompiledSection> sections, List<Column> columns) {

  Compiled {
    sections = List.copyOf(sections);
    columns = List.copyOf(columns);
  }

  Set<String> names() {
    return columns.stream().map(Column::name).collect(Collectors.toSet());
  }
}
