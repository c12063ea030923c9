package dev.fairway.batch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a report's file into its header and its sections. A line of comment that is indented by two
 * spaces or more goes on with the value before it; any other comment without a key is for people.
 */
final class ReportLines {

  private static final Pattern KEY = Pattern.compile("--\\s?([a-z][a-z-]*):(?:\\s+(.*))?");
  private static final Pattern MORE = Pattern.compile("--\\s{2,}(\\S.*)");
  private static final Set<String> IN_HEADER =
      Set.of("name", "title", "window", "dataset", "format", "schema", "time", "max-rejected");
  private static final Set<String> IN_SECTION = Set.of("section", "title", "chart");

  private final String source;
  private final List<Block> blocks = new ArrayList<>();
  private String key = "";

  private ReportLines(String source) {
    this.source = source;
    blocks.add(new Block(new HeaderValues(new HeaderError(source, 1), "header")));
  }

  /** Key lines, and the SQL that follows them. */
  static final class Block {
    final HeaderValues values;
    final StringBuilder sql = new StringBuilder();
    int sqlLine;

    Block(HeaderValues values) {
      this.values = values;
    }

    boolean inSql() {
      return sqlLine > 0;
    }
  }

  /** The header comes first, then each section. */
  static List<Block> of(String source, String text) {
    var lines = new ReportLines(source);
    int number = 0;
    for (String line : text.lines().toList()) {
      lines.take(line, ++number);
    }
    return lines.blocks;
  }

  private void take(String line, int number) {
    HeaderError error = new HeaderError(source, number);
    Optional<Matcher> found = key(line);
    if (found.isPresent() && found.get().group(1).equals("section")) {
      blocks.add(new Block(new HeaderValues(error, "section")));
    }
    Block block = blocks.getLast();
    if (found.isPresent() && !block.inSql()) {
      value(block, found.get(), error);
    } else if (line.startsWith("--") && !block.inSql()) {
      goOn(block, line);
    } else if (block.inSql() || !line.isBlank()) {
      sql(block, line, error);
    }
  }

  private static Optional<Matcher> key(String line) {
    Matcher matcher = KEY.matcher(line.strip());
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private void value(Block block, Matcher found, HeaderError error) {
    Set<String> known = blocks.size() == 1 ? IN_HEADER : IN_SECTION;
    key = found.group(1);
    if (!known.contains(key)) {
      throw error.because(
          "Nothing is called %s: here. A %s has %s; a remark starts with \"--\" and no key."
              .formatted(
                  key,
                  blocks.size() == 1 ? "header" : "section",
                  String.join(", ", known.stream().sorted().toList())));
    }
    String text = found.group(2) == null ? "" : found.group(2).strip();
    block.values.put(key, new HeaderValues.Value(text, error));
  }

  private void goOn(Block block, String line) {
    Matcher more = MORE.matcher(line);
    if (more.matches() && !key.isEmpty()) {
      block.values.goOn(key, more.group(1).strip());
    } else {
      key = "";
    }
  }

  private void sql(Block block, String line, HeaderError error) {
    if (blocks.size() == 1) {
      throw error.because("SQL before the first section; \"-- section: name\" comes first.");
    }
    if (!block.inSql()) {
      block.sqlLine = error.line();
    }
    key = "";
    block.sql.append(line).append('\n');
  }
}
