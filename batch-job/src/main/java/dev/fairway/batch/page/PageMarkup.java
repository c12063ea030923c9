package dev.fairway.batch.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** A page, written from top to bottom. */
final class PageMarkup {

  private static final String STYLE = style();

  /** Whatever a page is made to hold, a browser runs none of it and fetches nothing. */
  private static final String NOTHING_ELSE =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action"
          + " 'none'";

  private final Page page;
  private final String span;
  private final Markup out = new Markup();

  PageMarkup(Page page) {
    this.page = page;
    span = Times.span(page.window().start(), page.window().end());
  }

  String html() {
    out.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").verbatim("\n");
    head();
    out.open("body").open("main").verbatim("\n");
    header();
    new Notices(page.facts()).write(out);
    for (int i = 0; i < page.sections().size(); i++) {
      section(page.sections().get(i), "s" + (i + 1));
    }
    footer();
    out.closeLine().closeLine().closeLine();
    return out.toString();
  }

  private void head() {
    out.open("head").single("meta", "charset", "utf-8").verbatim("\n");
    out.single("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_ELSE);
    out.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.single("meta", "name", "color-scheme", "content", "light dark").verbatim("\n");
    out.element("title", page.title() + ", " + span).verbatim("\n");
    out.single("link", "rel", "icon", "href", "data:,").verbatim("\n");
    out.open("style").verbatim("\n").verbatim(STYLE).closeLine().closeLine();
  }

  private void header() {
    out.open("header").element("h1", page.title());
    out.element("p", span, "class", "window").verbatim("\n");
    out.open("dl", "class", "figures");
    Facts facts = page.facts();
    figure("rows used", Numbers.grouped(facts.rowsUsed()), "");
    figure("rows rejected", Numbers.grouped(facts.rowsRejected()), rejected(facts));
    figure("files", Numbers.grouped(facts.files()), facts.brokenFiles().isEmpty() ? "" : "bad");
    out.closeLine().closeLine();
  }

  private static String rejected(Facts facts) {
    return facts.rowsRejected() == 0 ? "" : "bad";
  }

  private void figure(String label, String value, String style) {
    out.open("div").element("dt", label).element("dd", value, "class", style).close();
  }

  private void section(Section section, String id) {
    out.open("section", "aria-labelledby", id).element("h2", section.title(), "id", id);
    out.verbatim("\n");
    if (section.rows().isEmpty()) {
      out.element("p", "No rows in this window.", "class", "empty");
    } else {
      section.chart().ifPresent(chart -> Drawing.of(section, chart, id).write(out));
      new Table(section).write(out, id);
      cut(section);
    }
    out.closeLine();
  }

  private void cut(Section section) {
    int rows = section.rows().size();
    if (rows <= Table.MOST_ROWS) {
      return;
    }
    String note =
        "The first %s of %s rows. "
            .formatted(Numbers.grouped(Table.MOST_ROWS), Numbers.grouped(rows));
    out.open("p", "class", "note").text(note);
    csv(section)
        .ifPresentOrElse(
            link -> out.text("All of them: ").element("a", link.label(), "href", link.href()),
            () -> out.text("All of them are in " + section.name() + ".csv."));
    out.closeLine();
  }

  private Optional<Link> csv(Section section) {
    String file = section.name() + ".csv";
    return page.facts().links().stream()
        .filter(Link::safe)
        .filter(link -> link.href().equals(file) || link.href().endsWith("/" + file))
        .findFirst();
  }

  private void footer() {
    out.open("footer");
    if (!page.facts().links().isEmpty()) {
      out.open("ul", "class", "links");
      page.facts().links().forEach(this::link);
      out.closeLine();
    }
    out.open("p").text("Report ").element("code", page.reportName()).text(", window ");
    out.element("code", page.window().toString()).text(". Times are UTC.").close().closeLine();
  }

  private void link(Link link) {
    out.open("li");
    if (link.safe()) {
      out.element("a", link.label(), "href", link.href());
    } else {
      out.text(link.label());
    }
    out.close();
  }

  private static String style() {
    try (InputStream style = PageMarkup.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(style).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The page's style page.css can't be read", e);
    }
  }
}
