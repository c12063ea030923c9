package dev.fairway.batch.page;

import java.util.List;

/**
 * A chart of a section's rows.
 *
 * @param x the column of the places: texts give horizontal bars, times and numbers an axis
 * @param y the columns of the heights, one to four
 */
public record Chart(Kind kind, String x, List<String> y) {

  static final int MOST_SERIES = 4;

  /**
   * @throws IllegalArgumentException where there is no y, or are too many
   */
  public Chart {
    y = List.copyOf(y);
    if (y.isEmpty() || y.size() > MOST_SERIES) {
      throw new IllegalArgumentException(
          "A chart shows 1 to %d columns as y, not %d: %s".formatted(MOST_SERIES, y.size(), y));
    }
  }

  /** What is drawn. */
  public enum Kind {
    BAR,
    LINE
  }
}
