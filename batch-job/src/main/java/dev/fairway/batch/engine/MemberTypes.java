package dev.fairway.batch.engine;

import dev.fairway.batch.report.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The types of a JSON line's members, with a STRUCT where a column's path leads further in. */
final class MemberTypes {

  private final Map<String, MemberTypes> inner = new LinkedHashMap<>();
  private String type = "";

  private MemberTypes() {}

  /** As {@code read_json} takes them: {@code {'a': 'BIGINT', 'b': 'STRUCT("c" VARCHAR)'}}. */
  static String of(List<Column> columns) {
    var root = new MemberTypes();
    columns.forEach(root::add);
    return root.inner.entrySet().stream()
        .map(entry -> Sql.text(entry.getKey()) + ": " + Sql.text(entry.getValue().spelled()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void add(Column column) {
    MemberTypes at = this;
    for (String member : column.path()) {
      at = at.inner.computeIfAbsent(member, name -> new MemberTypes());
    }
    at.type = column.type();
  }

  private String spelled() {
    return inner.isEmpty()
        ? type
        : inner.entrySet().stream()
            .map(entry -> Sql.name(entry.getKey()) + " " + entry.getValue().spelled())
            .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }
}
