package dev.fairway.batch.engine;

import dev.fairway.batch.input.Cut;
import dev.fairway.batch.input.Member;
import dev.fairway.batch.input.Shape;
import dev.fairway.batch.input.StagedFile;
import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.report.ReportFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a staged file into the table of suspects, one row for each line. */
final class Suspects {

  private static final int SHOWN = 4096;

  private final ReportFile report;
  private final List<Column> columns;
  private final Shape shape;
  private final DuckDBAppender table;

  Suspects(ReportFile report, List<Column> columns, Shape shape, DuckDBAppender table) {
    this.report = report;
    this.columns = columns;
    this.shape = shape;
    this.table = table;
  }

  /**
   * @param file the number that stands for the object
   */
  void add(StagedFile staged, Member member, int file) throws IOException, SQLException {
    try (var lines = new TextLines(staged.path(), member)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        add(file, line.get());
      }
    }
  }

  private void add(int file, TextLines.Line line) throws SQLException {
    boolean isJson = report.dataset().format() == Format.JSONL;
    Optional<List<String>> values =
        isJson ? Optional.of(List.of(line.text())) : Cut.of(line.text(), report.dataset().csv());
    Optional<String> fault = line.fault().or(() -> isJson ? Optional.empty() : fault(values));
    table.beginRow().append(file).append(line.number());
    append(fault.orElse(null));
    append(shown(line.text()));
    if (isJson) {
      append(fault.isPresent() ? null : line.text());
    } else {
      appendValues(fault.isPresent() ? List.of() : values.orElse(List.of()));
    }
    table.endRow();
  }

  private Optional<String> fault(Optional<List<String>> values) {
    if (values.isEmpty()) {
      return Optional.of("it has a quote without an end, or something behind one");
    }
    int found = values.get().size();
    int wanted = shape.names().size();
    boolean enough = report.dataset().format() == Format.ALB ? found >= wanted : found == wanted;
    return enough
        ? Optional.empty()
        : Optional.of("it has %d values instead of %d".formatted(found, wanted));
  }

  private void appendValues(List<String> values) throws SQLException {
    for (Column column : columns) {
      int place = shape.names().indexOf(column.name());
      String value = place >= 0 && place < values.size() ? values.get(place) : null;
      boolean isNull = value == null || value.equals(report.dataset().csv().nullText());
      append(isNull ? null : value);
    }
  }

  private void append(@Nullable String text) throws SQLException {
    if (text == null) {
      table.appendNull();
    } else {
      table.append(text);
    }
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }
}
