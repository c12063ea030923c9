package dev.fairway.batch.page;

import java.util.List;
import java.util.stream.Stream;

/** A chart as inline SVG, as wide as the page and as high as it says. */
sealed interface Drawing permits Plot, HorizontalBars {

  /**
   * @param id of the section, from which the chart makes its own
   */
  static Drawing of(Section section, Chart chart, String id) {
    List<Series> series =
        chart.y().stream()
            .map(name -> Series.of(section, section.column(name), chart.y().indexOf(name)))
            .toList();
    Column x = section.column(chart.x());
    return XAxis.of(x, section.values(x), chart.kind())
        .<Drawing>map(axis -> new Plot(new Words(id, x.label(), series), axis, chart.kind()))
        .orElseGet(() -> new HorizontalBars(new Words(id, x.label(), series), section, x));
  }

  void write(Markup out);

  /** The style class of a series' marks. */
  static String style(String mark, Series series) {
    return mark + " c" + series.number();
  }

  /** A length of an SVG in percent of its width, out of a share of 1. */
  static String percent(double share) {
    return decimal(share * 100) + "%";
  }

  static String decimal(double value) {
    String text = String.format(java.util.Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  /**
   * What a chart says in words.
   *
   * @param id of the section
   * @param x the label of what runs along it
   */
  record Words(String id, String x, List<Series> series) {

    /** Opens the drawing that a screen reader takes for one picture. */
    void open(Markup out, String kind, int height) {
      String title = id + "-title";
      String text = id + "-text";
      out.open(
          "svg",
          "class",
          "plot",
          "role",
          "img",
          "width",
          "100%",
          "height",
          String.valueOf(height),
          "aria-labelledby",
          title + " " + text);
      String names = String.join(", ", series.stream().map(Series::label).toList());
      out.element("title", "%s of %s by %s".formatted(kind, names, x), "id", title);
      out.element("desc", String.join(" ", sentences()), "id", text);
    }

    private List<String> sentences() {
      Stream<String> ranges = series.stream().map(Series::range);
      return Stream.concat(ranges, Stream.of("The table below holds the values.")).toList();
    }

    /** Says what is drawn, and in which style where there are several. */
    void legend(Markup out, String mark) {
      out.open("figcaption");
      for (Series each : series) {
        out.open("span", "class", "key");
        if (series.size() > 1) {
          sample(out, mark, each);
        }
        out.text(each.label()).close();
      }
      out.closeLine();
    }

    private static void sample(Markup out, String mark, Series series) {
      out.open("svg", "width", "28", "height", "12", "aria-hidden", "true");
      if (mark.equals("line")) {
        out.single(
            "line", "class", style(mark, series), "x1", "0", "y1", "6", "x2", "28", "y2", "6");
      } else {
        out.single(
            "rect",
            "class",
            style(mark, series),
            "x",
            "1",
            "y",
            "1",
            "width",
            "26",
            "height",
            "10");
      }
      out.close();
    }
  }
}
