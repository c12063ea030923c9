package dev.fairway.batch.page;

import dev.fairway.batch.window.Window;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pages for tests, and their text read back as XML. */
final class Pages {

  static final Window HOUR = new Window(Instant.parse("2026-11-22T14:00:00Z"), Duration.ofHours(1));
  static final Facts FINE = new Facts(2, 10, 10, 0, List.of(), List.of(), false);

  private Pages() {}

  static Page of(Facts facts, Section... sections) {
    return new Page("Traffic", "traffic", HOUR, List.of(sections), facts);
  }

  /** A section named {@code things} of the columns {@code thing} and {@code number}. */
  static Section things(List<List<@Nullable Object>> rows) {
    return section(Kind.TEXT, rows, Optional.empty());
  }

  /** javac leaves @Nullable out of what it writes of a compact constructor's parameters. */
  @SuppressWarnings("NullAway")
  static Section section(Kind first, List<List<@Nullable Object>> rows, Optional<Chart> chart) {
    List<Column> columns = List.of(new Column("thing", first), new Column("number", Kind.NUMBER));
    return new Section("things", "Things", columns, rows, chart);
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  static Document read(Page page) {
    return read(page.html());
  }

  /** As strict as XML: an unknown entity or an unclosed element fails. */
  static Document read(String html) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    } catch (Exception e) {
      throw new AssertionError("The page is not well-formed: " + e.getMessage(), e);
    }
  }

  static List<Element> elements(Document document, String tag) {
    NodeList nodes = document.getElementsByTagName(tag);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  static List<String> texts(Document document, String tag) {
    return elements(document, tag).stream().map(Element::getTextContent).toList();
  }
}
