package dev.fairway.batch.report;

import java.util.List;

/**
 * The chart that a section asks for.
 *
 * @param kind {@code bar} or {@code line}
 * @param x the column of the places
 * @param y the columns of the heights
 */
public record ChartLine(String kind, String x, List<String> y) {

  public ChartLine {
    y = List.copyOf(y);
  }
}
