package dev.fairway.batch.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a section, which scrolls in a box of its own where it is too wide. */
final class Table {

  static final int MOST_ROWS = 500;

  private static final int ONE_LINE = 24;

  private final Section section;
  private final List<ColumnFormat> formats = new ArrayList<>();
  private final List<String> styles = new ArrayList<>();

  Table(Section section) {
    this.section = section;
    for (Column column : section.columns()) {
      List<@Nullable Object> values = section.values(column);
      formats.add(new ColumnFormat(column, values));
      styles.add(style(column, values));
    }
  }

  /**
   * @param heading the id of the section's heading
   */
  void write(Markup out, String heading) {
    out.open(
        "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", heading);
    out.open("table").open("thead").open("tr");
    for (int i = 0; i < styles.size(); i++) {
      String label = section.columns().get(i).label();
      out.element("th", label, "scope", "col", "class", styles.get(i));
    }
    out.close().closeLine().open("tbody").verbatim("\n");
    int shown = Math.min(MOST_ROWS, section.rows().size());
    for (List<@Nullable Object> row : section.rows().subList(0, shown)) {
      row(out, row);
    }
    out.close().close().closeLine();
  }

  private void row(Markup out, List<@Nullable Object> row) {
    out.open("tr");
    for (int i = 0; i < row.size(); i++) {
      cell(out, i, row.get(i));
    }
    out.closeLine();
  }

  /** The first value names its row, unless it is a number. */
  private void cell(Markup out, int index, @Nullable Object value) {
    Column column = section.columns().get(index);
    boolean names = index == 0 && !column.kind().numeric();
    if (names) {
      out.open("th", "scope", "row", "class", styles.get(index));
    } else {
      out.open("td", "class", styles.get(index));
    }
    if (value == null) {
      out.element("span", "–", "class", "none", "title", "no value");
    } else {
      show(out, formats.get(index).cell(value));
    }
    out.close();
  }

  private static void show(Markup out, Cell cell) {
    if (cell.exact() == null) {
      out.text(cell.text());
    } else {
      out.element("span", cell.text(), "title", cell.exact());
    }
  }

  private static String style(Column column, List<@Nullable Object> values) {
    return switch (column.kind()) {
      case TEXT -> values.stream().allMatch(Table::isShort) ? "short" : "text";
      case TIME -> "time";
      case NUMBER, BYTES, PERCENT, MONEY -> "number";
    };
  }

  /** Short enough to stay on one line. */
  private static boolean isShort(@Nullable Object value) {
    return value == null || value.toString().length() <= ONE_LINE;
  }
}
