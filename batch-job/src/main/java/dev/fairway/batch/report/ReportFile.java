package dev.fairway.batch.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A report as its SQL file spells it out.
 *
 * @param source where the file is, for messages
 * @param columns in the order of the file's values where they have no names
 * @param time the column that places a row in a window; without one every row of a file counts
 * @param maxRejected percent of rejected rows above which the report fails; empty for the task's
 * @param text the whole file
 */
public record ReportFile(
    String source,
    Report report,
    Dataset dataset,
    List<Column> columns,
    Optional<String> time,
    OptionalDouble maxRejected,
    List<ReportSection> sections,
    String text) {

  public ReportFile {
    columns = List.copyOf(columns);
    sections = List.copyOf(sections);
  }

  /** A place in the file, for messages. */
  public String at(int line) {
    return source + ":" + line;
  }
}
