package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lines or columns over an axis of times or numbers. */
final class Plot implements Drawing {

  private static final int TOP = 8;
  private static final int HEIGHT = 200;
  private static final int BELOW = 26;
  private static final int LETTER = 7;
  private static final double NEAR_THE_EDGE = 0.05;

  private final Words words;
  private final XAxis axis;
  private final Chart.Kind kind;
  private final Scale scale;

  Plot(Words words, XAxis axis, Chart.Kind kind) {
    this.words = words;
    this.axis = axis;
    this.kind = kind;
    scale = Scale.withZero(words.series().stream().flatMap(each -> each.known().stream()).toList());
  }

  @Override
  public void write(Markup out) {
    boolean lines = kind == Chart.Kind.LINE;
    out.open("figure");
    words.legend(out, lines ? "line" : "bar");
    out.open("div", "class", "frame");
    heights(out);
    words.open(out, lines ? "Line chart" : "Column chart", TOP + HEIGHT + BELOW);
    grid(out);
    if (lines) {
      new Lines(words.series(), axis, this::y).write(out, TOP, HEIGHT);
    } else {
      columns(out);
    }
    ticks(out);
    out.close().close().closeLine();
  }

  private double y(BigDecimal value) {
    return TOP + (1 - scale.at(value)) * HEIGHT;
  }

  /** The labels at the left, in a drawing of their own width. */
  private void heights(Markup out) {
    Series first = words.series().getFirst();
    List<String> labels = scale.ticks().stream().map(first::brief).toList();
    int width = labels.stream().mapToInt(String::length).max().orElse(1) * LETTER + 10;
    out.open(
        "svg",
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(TOP + HEIGHT + BELOW),
        "aria-hidden",
        "true");
    for (int i = 0; i < labels.size(); i++) {
      String y = Drawing.decimal(y(scale.ticks().get(i)) + 4);
      out.element("text", labels.get(i), "class", "end", "x", String.valueOf(width - 8), "y", y);
    }
    out.closeLine();
  }

  private void grid(Markup out) {
    for (BigDecimal tick : scale.ticks()) {
      String y = Drawing.decimal(y(tick));
      String style = tick.signum() == 0 ? "base" : "grid";
      out.single("line", "class", style, "x1", "0", "x2", "100%", "y1", y, "y2", y);
    }
    out.verbatim("\n");
  }

  private void ticks(Markup out) {
    String y = String.valueOf(TOP + HEIGHT + BELOW - 6);
    for (XAxis.Tick tick : axis.ticks()) {
      String x = Drawing.percent(tick.at());
      String foot = String.valueOf(TOP + HEIGHT);
      String end = String.valueOf(TOP + HEIGHT + 5);
      out.single("line", "class", "base", "x1", x, "x2", x, "y1", foot, "y2", end);
      out.element("text", tick.label(), "class", anchor(tick.at()), "x", x, "y", y);
    }
  }

  /** Labels at the edges stay inside. */
  private static String anchor(double at) {
    if (at < NEAR_THE_EDGE) {
      return "start";
    }
    return at > 1 - NEAR_THE_EDGE ? "end" : "middle";
  }

  private void columns(Markup out) {
    for (Series series : words.series()) {
      for (int row = 0; row < series.values().size(); row++) {
        column(out, series, row);
      }
      out.verbatim("\n");
    }
  }

  private void column(Markup out, Series series, int row) {
    Optional<BigDecimal> value = series.values().get(row);
    if (value.isEmpty()) {
      return;
    }
    double width = axis.slot() * 0.8 / words.series().size();
    double left = axis.places().get(row) + axis.slot() * 0.1 + width * series.number();
    double from = y(value.get().max(BigDecimal.ZERO));
    double to = y(value.get().min(BigDecimal.ZERO));
    out.open(
        "rect",
        "class",
        Drawing.style("bar", series),
        "x",
        Drawing.percent(left),
        "width",
        Drawing.percent(width),
        "y",
        Drawing.decimal(from),
        "height",
        Drawing.decimal(to - from));
    out.element("title", axis.labels().get(row) + ": " + series.rounded(value.get())).close();
  }
}
