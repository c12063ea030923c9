package dev.fairway.batch.input;

import dev.fairway.batch.report.CsvStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a line of CSV into its values. */
public final class Cut {

  private final String line;
  private final char delimiter;
  private final char quote;
  private final List<String> values = new ArrayList<>();
  private int position;

  private Cut(String line, CsvStyle style) {
    this.line = line;
    delimiter = style.delimiter();
    quote = style.quote();
  }

  /** The values of a line; empty where a quote is not closed in it, or something follows one. */
  public static Optional<List<String>> of(String line, CsvStyle style) {
    return new Cut(line, style).cut();
  }

  private Optional<List<String>> cut() {
    while (true) {
      boolean quoted =
          quote != CsvStyle.NO_QUOTE && position < line.length() && line.charAt(position) == quote;
      if (quoted && !quoted()) {
        return Optional.empty();
      }
      if (!quoted) {
        int end = line.indexOf(delimiter, position);
        values.add(line.substring(position, end < 0 ? line.length() : end));
        position = end < 0 ? line.length() : end;
      }
      if (position == line.length()) {
        return Optional.of(values);
      }
      if (line.charAt(position) != delimiter) {
        return Optional.empty();
      }
      position++;
    }
  }

  /** Two quotes inside of a quoted value are one. */
  private boolean quoted() {
    var value = new StringBuilder();
    int from = position + 1;
    while (true) {
      int end = line.indexOf(quote, from);
      if (end < 0) {
        return false;
      }
      value.append(line, from, end);
      boolean doubled = end + 1 < line.length() && line.charAt(end + 1) == quote;
      if (!doubled) {
        values.add(value.toString());
        position = end + 1;
        return true;
      }
      value.append(quote);
      from = end + 2;
    }
  }
}
