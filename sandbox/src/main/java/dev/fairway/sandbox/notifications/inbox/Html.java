package dev.fairway.sandbox.notifications.inbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as HTML: nothing in it is taken for markup, addresses become links. */
final class Html {

  /** A full stop or a bracket at the end belongs to the sentence. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]}]");

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String linked(String text) {
    StringBuilder html = new StringBuilder();
    Matcher address = ADDRESS.matcher(text);
    int end = 0;
    while (address.find()) {
      String url = escaped(address.group());
      html.append(escaped(text.substring(end, address.start())));
      html.append("<a rel=\"noopener noreferrer\" href=\"").append(url).append("\">");
      html.append(url).append("</a>");
      end = address.end();
    }
    return html.append(escaped(text.substring(end))).toString();
  }
}
