package dev.fairway.batch.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** HTML that is also well-formed XML, written from top to bottom; every text is escaped. */
final class Markup {

  private static final int FIRST_REORDERING = 0x202A;
  private static final int LAST_REORDERING = 0x202E;
  private static final int FIRST_ISOLATE = 0x2066;
  private static final int LAST_ISOLATE = 0x2069;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * @param attributes names and values in turn
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes what was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes what was opened last, and ends the line. */
  Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element without content. */
  Markup single(String tag, String... attributes) {
    start(tag, attributes).append("/>");
    return this;
  }

  Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Adds text of ours as it is. */
  Markup verbatim(String text) {
    out.append(text);
    return this;
  }

  private StringBuilder start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      out.append('"');
    }
    return out;
  }

  /**
   * Escapes what HTML and XML give a meaning to; characters that no XML document may hold, and
   * those that reorder the text around them, are shown by their number.
   */
  static String escaped(String text) {
    var result = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, result));
    return result.toString();
  }

  private static void escape(int point, StringBuilder result) {
    switch (point) {
      case '<' -> result.append("&lt;");
      case '>' -> result.append("&gt;");
      case '&' -> result.append("&amp;");
      case '"' -> result.append("&quot;");
      case '\'' -> result.append("&#39;");
      default -> {
        if (showable(point)) {
          result.appendCodePoint(point);
        } else {
          result.append(String.format(Locale.ROOT, "[U+%04X]", point));
        }
      }
    }
  }

  private static boolean showable(int point) {
    boolean plain = point == '\n' || point == '\t' || !Character.isISOControl(point);
    boolean whole = point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE;
    boolean character = (point & 0xFFFE) != 0xFFFE;
    boolean reorders =
        (point >= FIRST_REORDERING && point <= LAST_REORDERING)
            || (point >= FIRST_ISOLATE && point <= LAST_ISOLATE);
    return plain && whole && character && !reorders;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
