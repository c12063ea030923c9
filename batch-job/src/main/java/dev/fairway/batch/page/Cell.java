package dev.fairway.batch.page;

import org.jspecify.annotations.Nullable;

/**
 * A value as the page shows it.
 *
 * @param exact the whole value where the text is shortened, else null
 */
record Cell(String text, @Nullable String exact) {

  static Cell plain(String text) {
    return new Cell(text, null);
  }

  static Cell shortened(String text, String exact) {
    return text.equals(exact) ? plain(text) : new Cell(text, exact);
  }
}
