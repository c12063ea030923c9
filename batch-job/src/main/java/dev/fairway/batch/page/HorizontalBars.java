package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bar for each row, under its name and beside its value. */
final class HorizontalBars implements Drawing {

  private static final int MOST_ROWS = 12;
  private static final int LONGEST_NAME = 40;
  private static final int NAME_HEIGHT = 18;
  private static final int BAR_HEIGHT = 16;
  private static final int SPACE = 8;

  /** The rest of the width is for the values. */
  private static final double BARS_SHARE = 0.76;

  private final Words words;
  private final List<String> names = new ArrayList<>();
  private final Scale scale;

  HorizontalBars(Words words, Section section, Column x) {
    this.words = words;
    var values = section.values(x);
    var format = new ColumnFormat(x, values);
    for (Object value : values.subList(0, Math.min(MOST_ROWS, values.size()))) {
      names.add(value == null ? "–" : format.cell(value).text());
    }
    scale =
        Scale.withZero(
            words.series().stream()
                .flatMap(each -> each.values().stream().limit(MOST_ROWS))
                .flatMap(Optional::stream)
                .toList());
  }

  @Override
  public void write(Markup out) {
    int rowHeight = NAME_HEIGHT + BAR_HEIGHT * words.series().size() + SPACE;
    out.open("figure");
    words.legend(out, "bar");
    words.open(out, "Bar chart", rowHeight * names.size());
    for (int row = 0; row < names.size(); row++) {
      row(out, row, row * rowHeight);
    }
    out.close();
    int all = words.series().getFirst().values().size();
    if (all > MOST_ROWS) {
      String note = "The first %d of %s rows.".formatted(MOST_ROWS, Numbers.grouped(all));
      out.element("p", note, "class", "note");
    }
    out.closeLine();
  }

  private void row(Markup out, int row, int top) {
    String name = names.get(row);
    out.open("text", "class", "start name", "x", "0", "y", String.valueOf(top + NAME_HEIGHT - 5));
    if (name.length() > LONGEST_NAME) {
      out.text(name.substring(0, LONGEST_NAME - 1) + "…").element("title", name);
    } else {
      out.text(name);
    }
    out.close();
    for (Series series : words.series()) {
      bar(out, series, row, top + NAME_HEIGHT + BAR_HEIGHT * series.number());
    }
    out.verbatim("\n");
  }

  private void bar(Markup out, Series series, int row, int top) {
    Optional<BigDecimal> value = series.values().get(row);
    String y = String.valueOf(top + BAR_HEIGHT - 4);
    String text = value.map(series::rounded).orElse("–");
    if (value.isPresent()) {
      double from = scale.at(value.get().min(BigDecimal.ZERO)) * BARS_SHARE;
      double to = scale.at(value.get().max(BigDecimal.ZERO)) * BARS_SHARE;
      out.single(
          "rect",
          "class",
          Drawing.style("bar", series),
          "x",
          Drawing.percent(from),
          "width",
          Drawing.percent(to - from),
          "y",
          String.valueOf(top + 1),
          "height",
          String.valueOf(BAR_HEIGHT - 3));
    }
    out.element("text", text, "class", "end", "x", "100%", "y", y);
  }
}
