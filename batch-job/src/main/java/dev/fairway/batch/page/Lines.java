package dev.fairway.batch.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The lines of a plot: broken where a value is missing, with dots where there is room. */
final class Lines {

  private static final int MOST_DOTS = 30;
  private static final int WIDTH = 1000;

  private final List<Series> series;
  private final XAxis axis;
  private final ToDoubleFunction<BigDecimal> y;

  Lines(List<Series> series, XAxis axis, ToDoubleFunction<BigDecimal> y) {
    this.series = series;
    this.axis = axis;
    this.y = y;
  }

  /** Lines stretch with the page; dots and strokes keep their shape. */
  void write(Markup out, int top, int height) {
    out.open(
        "svg",
        "x",
        "0",
        "y",
        String.valueOf(top),
        "width",
        "100%",
        "height",
        String.valueOf(height),
        "viewBox",
        "0 %d %d %d".formatted(top, WIDTH, height),
        "preserveAspectRatio",
        "none",
        "overflow",
        "visible");
    for (Series each : series) {
      for (String points : pieces(each)) {
        out.single("polyline", "class", Drawing.style("line", each), "points", points);
      }
    }
    out.closeLine();
    series.forEach(each -> dots(out, each));
  }

  private List<String> pieces(Series each) {
    var pieces = new ArrayList<String>();
    var points = new ArrayList<String>();
    for (int row = 0; row < each.values().size(); row++) {
      Optional<BigDecimal> value = each.values().get(row);
      if (value.isPresent()) {
        String x = Drawing.decimal(axis.places().get(row) * WIDTH);
        points.add(x + "," + Drawing.decimal(y.applyAsDouble(value.get())));
      } else {
        end(points, pieces);
      }
    }
    end(points, pieces);
    return pieces;
  }

  private static void end(List<String> points, List<String> pieces) {
    if (points.size() > 1) {
      pieces.add(String.join(" ", points));
    }
    points.clear();
  }

  /** Every point on a short line; on a long one those alone that stand between gaps. */
  private void dots(Markup out, Series each) {
    boolean room = each.values().size() <= MOST_DOTS;
    for (int row = 0; row < each.values().size(); row++) {
      Optional<BigDecimal> value = each.values().get(row);
      if (value.isPresent() && (room || alone(each, row))) {
        dot(out, each, row, value.get());
      }
    }
  }

  private static boolean alone(Series each, int row) {
    boolean before = row > 0 && each.values().get(row - 1).isPresent();
    boolean after = row + 1 < each.values().size() && each.values().get(row + 1).isPresent();
    return !before && !after;
  }

  private void dot(Markup out, Series each, int row, BigDecimal value) {
    out.open(
        "circle",
        "class",
        Drawing.style("dot", each),
        "cx",
        Drawing.percent(axis.places().get(row)),
        "cy",
        Drawing.decimal(y.applyAsDouble(value)),
        "r",
        "3");
    out.element("title", axis.labels().get(row) + ": " + each.rounded(value)).close();
  }
}
