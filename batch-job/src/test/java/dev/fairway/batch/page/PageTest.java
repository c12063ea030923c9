package dev.fairway.batch.page;

import static dev.fairway.batch.page.Pages.FINE;
import static dev.fairway.batch.page.Pages.elements;
import static dev.fairway.batch.page.Pages.row;
import static dev.fairway.batch.page.Pages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class PageTest {

  private static final String HOSTILE =
      "<script>alert(\"1\")</script> & ' ]]> <!-- \u0000\u001b\u202Eevil\uD800 \uFFFF";

  @Test
  void saysWhichWindowAndHowMuch() {
    Facts facts = new Facts(12, 1_234_567, 1_234_321, 246, List.of(), List.of(), false);
    Document page = Pages.read(Pages.of(facts, Pages.things(List.of())));
    assertThat(texts(page, "h1")).containsExactly("Traffic");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("22 November 2026, 14:00–15:00 UTC", "2026-11-22T14:00:00Z/PT1H");
    assertThat(texts(page, "dd")).containsExactly("1,234,321", "246", "12");
  }

  @Test
  void escapesWhateverTheDataHolds() {
    Section section =
        new Section(
            "things",
            HOSTILE,
            List.of(new Column(HOSTILE, Kind.TEXT), new Column("n", Kind.NUMBER)),
            List.of(row(HOSTILE, 1)),
            Optional.of(new Chart(Chart.Kind.BAR, HOSTILE, List.of("n"))));
    Facts facts =
        new Facts(1, 1, 1, 0, List.of(HOSTILE), List.of(new Link(HOSTILE, HOSTILE)), false);
    Page page = new Page(HOSTILE, HOSTILE, Pages.HOUR, List.of(section), facts);
    Document document = Pages.read(page);
    assertThat(elements(document, "script")).isEmpty();
    assertThat(texts(document, "h1").getFirst())
        .startsWith("<script>alert(\"1\")</script> & ' ]]> <!-- ")
        .endsWith("[U+0000][U+001B][U+202E]evil[U+D800] [U+FFFF]");
    assertThat(page.html()).doesNotContain("\u202E").doesNotContain("<script");
  }

  @Test
  void linksNothingThatRuns() {
    List<Link> links =
        List.of(
            new Link("file", "paths.csv"),
            new Link("far", "https://example.com/x"),
            new Link("runs", "javascript:alert(1)"),
            new Link("runs too", " JavaScript:alert(1)"),
            new Link("data", "data:text/html,x"));
    Document page = Pages.read(Pages.of(new Facts(1, 1, 1, 0, List.of(), links, false)));
    assertThat(elements(page, "a").stream().map(link -> link.getAttribute("href")))
        .containsExactly("paths.csv", "https://example.com/x");
  }

  @Test
  void standsAlone() {
    String html = Pages.of(FINE, Pages.things(List.of(row("a", 1)))).html();
    assertThat(html).doesNotContain("src=", "url(", "@import", "<script");
    assertThat(html).contains("default-src &#39;none&#39;");
  }

  @Test
  void warnsOfRowsAndFilesThatAreMissing() {
    Facts facts = new Facts(3, 1000, 988, 12, List.of("b.gz: wrong CRC"), List.of(), true);
    Document page = Pages.read(Pages.of(facts));
    assertThat(page.getDocumentElement().getTextContent())
        .contains(
            "12 of 1,000 rows (1.20 %) could not be read",
            "1 of 3 files could not be used",
            "b.gz: wrong CRC",
            "Corrected: this report replaces an earlier one");
  }

  @Test
  void warnsOfNothingWhereAllIsWell() {
    String html = Pages.of(FINE, Pages.things(List.of(row("a", 1)))).html();
    assertThat(html).doesNotContain("are missing", "class=\"warning\"", "Corrected");
  }

  @Test
  void saysThatASectionIsEmpty() {
    Section section =
        Pages.section(
            Kind.TEXT,
            List.of(),
            Optional.of(new Chart(Chart.Kind.BAR, "thing", List.of("number"))));
    Document page = Pages.read(Pages.of(FINE, section));
    assertThat(page.getDocumentElement().getTextContent()).contains("No rows in this window.");
    assertThat(elements(page, "table")).isEmpty();
    assertThat(elements(page, "svg")).isEmpty();
  }

  @Test
  void cutsALongTableAndLinksTheRest() {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (int i = 0; i < 1501; i++) {
      rows.add(row("thing " + i, i));
    }
    Facts facts =
        new Facts(
            1,
            1501,
            1501,
            0,
            List.of(),
            List.of(new Link("other", "other.csv"), new Link("things as CSV", "x/things.csv")),
            false);
    Document page = Pages.read(Pages.of(facts, Pages.things(rows)));
    assertThat(elements(page, "tr")).hasSize(1 + Table.MOST_ROWS);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("The first 500 of 1,501 rows. All of them: things as CSV");
  }

  @Test
  void namesColumnsAndRowsForScreenReaders() {
    Document page = Pages.read(Pages.of(FINE, Pages.things(List.of(row("a", 1), row(null, null)))));
    assertThat(elements(page, "th").stream().map(header -> header.getAttribute("scope")))
        .containsExactly("col", "col", "row", "row");
    for (Element region : elements(page, "div")) {
      if (region.getAttribute("role").equals("region")) {
        String heading = region.getAttribute("aria-labelledby");
        assertThat(elements(page, "h2").stream().map(title -> title.getAttribute("id")))
            .contains(heading);
      }
    }
  }

  @Test
  void isTheSameTextEachTime() {
    Section section = Pages.things(List.of(row("a", 1.25), row("b", 2)));
    assertThat(Pages.of(FINE, section).html()).isEqualTo(Pages.of(FINE, section).html());
  }
}
