package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a report file of the benchmark asks, for those that don't read report files.
 *
 * @param schema the columns with their types
 * @param select one SELECT from {@code input}
 */
record Question(String format, List<String> schema, String select) {

  static Question read(Path report) throws IOException {
    List<String> lines = Files.readAllLines(report);
    String[] dataset = value(lines, "dataset").split(" ");
    String select =
        lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    return new Question(
        dataset[1], Arrays.asList(value(lines, "schema").split(", (?=[a-z]+ [A-Z])")), select);
  }

  private static String value(List<String> lines, String key) {
    String start = "-- " + key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The report has no line " + start));
  }

  /** A view over local files by which the SELECT finds its input. */
  String view(Path folder) {
    return "CREATE VIEW input AS SELECT * FROM " + source(folder);
  }

  private String source(Path folder) {
    return switch (format) {
      case "csv" ->
          "read_csv('%s/*.csv.gz', header = true, auto_detect = false, columns = {%s})"
              .formatted(folder, columns());
      case "jsonl" ->
          "read_json('%s/*', format = 'newline_delimited', columns = {%s})"
              .formatted(folder, columns());
      case "parquet" -> "read_parquet('%s/*.parquet')".formatted(folder);
      default -> throw new IllegalArgumentException("There is no format " + format);
    };
  }

  private String columns() {
    return schema.stream()
        .map(column -> column.split(" ", 2))
        .map(words -> "'%s': '%s'".formatted(words[0], words[1]))
        .collect(Collectors.joining(", "));
  }
}
