package dev.fairway.batch.page;

import dev.fairway.batch.window.Window;
import java.util.List;

/**
 * A report of a window, for a person.
 *
 * @param title for people
 * @param reportName the report's name, as in the keys of its outputs
 */
public record Page(
    String title, String reportName, Window window, List<Section> sections, Facts facts) {

  public Page {
    sections = List.copyOf(sections);
  }

  /** One HTML file that needs no script and no network; the same page gives the same text. */
  public String html() {
    return new PageMarkup(this).html();
  }
}
