package dev.fairway.batch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one section: its title, its chart and its SELECT. */
final class SectionParser {

  private static final String CHART = "bar x=hour y=requests, or none";
  private static final int MOST_HEIGHTS = 4;

  private SectionParser() {}

  static ReportSection parse(ReportLines.Block block, String name) {
    String title = block.values.find("title").map(HeaderValues.Value::text).orElse(name);
    return new ReportSection(
        name,
        title,
        block.values.find("chart").flatMap(SectionParser::chart),
        sql(block, name),
        block.sqlLine);
  }

  private static String sql(ReportLines.Block block, String name) {
    String sql = block.sql.toString().strip();
    while (sql.endsWith(";")) {
      sql = sql.substring(0, sql.length() - 1).strip();
    }
    if (sql.isEmpty()) {
      throw block
          .values
          .need("section", "all")
          .error()
          .because("The section %s has no SELECT.".formatted(name));
    }
    return sql;
  }

  private static Optional<ChartLine> chart(HeaderValues.Value value) {
    List<String> words = List.of(value.text().strip().split("\\s+"));
    String kind = words.getFirst().toLowerCase(Locale.ROOT);
    if (kind.equals("none")) {
      return Optional.empty();
    }
    String x = "";
    List<String> y = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("x=") && x.isEmpty()) {
        x = word.substring(2);
      } else if (word.startsWith("y=")) {
        y.addAll(List.of(word.substring(2).split(",")));
      } else {
        throw wrong(value);
      }
    }
    if (!Set.of("bar", "line").contains(kind) || x.isEmpty() || y.isEmpty()) {
      throw wrong(value);
    }
    if (y.size() > MOST_HEIGHTS) {
      throw value.error().because("A chart shows at most %d columns as y.".formatted(MOST_HEIGHTS));
    }
    return Optional.of(new ChartLine(kind, x, y));
  }

  private static RuntimeException wrong(HeaderValues.Value value) {
    return value.error().because("\"%s\" is no chart; right is %s.".formatted(value.text(), CHART));
  }
}
