package dev.fairway.batch.page;

import java.util.regex.Pattern;

/**
 * A link of the page.
 *
 * @param href relative to the page, or with http or https
 */
public record Link(String label, String href) {

  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:.*");

  /** False where following it could do something else than open a file. */
  boolean safe() {
    return !OTHER_SCHEME.matcher(href.strip()).matches();
  }
}
