package dev.fairway.batch.page;

import static dev.fairway.batch.page.Pages.FINE;
import static dev.fairway.batch.page.Pages.elements;
import static dev.fairway.batch.page.Pages.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ChartTest {

  private static final LocalDateTime TWO = LocalDateTime.of(2026, 11, 22, 14, 0);

  private static Document drawn(Kind first, Chart.Kind kind, List<List<@Nullable Object>> rows) {
    Chart chart = new Chart(kind, "thing", List.of("number"));
    return Pages.read(Pages.of(FINE, Pages.section(first, rows, Optional.of(chart))));
  }

  private static List<Element> marks(Document page, String tag, String style) {
    return elements(page, tag).stream()
        .filter(mark -> mark.getAttribute("class").startsWith(style))
        .toList();
  }

  private static List<List<@Nullable Object>> minutes(@Nullable Object... values) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (int i = 0; i < values.length; i++) {
      rows.add(row(TWO.plusMinutes(i), values[i]));
    }
    return rows;
  }

  @Test
  void drawsALineOverTimeThatBreaksWhereAValueIsMissing() {
    Document page = drawn(Kind.TIME, Chart.Kind.LINE, minutes(1, 2, null, 4, 8));
    assertThat(marks(page, "polyline", "line").stream().map(line -> line.getAttribute("points")))
        .containsExactly("0,183 250,158", "750,108 1000,8");
    assertThat(marks(page, "circle", "dot")).hasSize(4);
  }

  @Test
  void drawsASinglePoint() {
    Document page = drawn(Kind.TIME, Chart.Kind.LINE, minutes(5));
    assertThat(marks(page, "circle", "dot").getFirst().getAttribute("cx")).isEqualTo("50%");
    assertThat(marks(page, "polyline", "line")).isEmpty();
  }

  @Test
  void drawsColumnsOverTimeSideBySide() {
    Document page = drawn(Kind.TIME, Chart.Kind.BAR, minutes(1, 2, 3, 4));
    List<Element> columns = marks(page, "rect", "bar");
    assertThat(columns.stream().map(column -> column.getAttribute("x")))
        .containsExactly("2.5%", "27.5%", "52.5%", "77.5%");
    assertThat(columns).allSatisfy(c -> assertThat(c.getAttribute("width")).isEqualTo("20%"));
    assertThat(columns.getLast().getAttribute("height")).isEqualTo("200");
  }

  @Test
  void drawsASingleColumnInTheMiddle() {
    Document page = drawn(Kind.TIME, Chart.Kind.BAR, minutes(5));
    Element column = marks(page, "rect", "bar").getFirst();
    assertThat(column.getAttribute("x")).isEqualTo("42%");
    assertThat(column.getAttribute("width")).isEqualTo("16%");
  }

  @Test
  void drawsHorizontalBarsOfTexts() {
    Document page =
        drawn(Kind.TEXT, Chart.Kind.LINE, List.of(row("a", 50), row("b", 100), row("c", null)));
    assertThat(marks(page, "rect", "bar").stream().map(bar -> bar.getAttribute("width")))
        .containsExactly("38%", "76%");
  }

  @Test
  void drawsTheFirstOfManyBarsAndSaysSo() {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (int i = 0; i < 30; i++) {
      rows.add(row("thing " + i, 30 - i));
    }
    Document page = drawn(Kind.TEXT, Chart.Kind.BAR, rows);
    assertThat(marks(page, "rect", "bar")).hasSize(12);
    assertThat(page.getDocumentElement().getTextContent()).contains("The first 12 of 30 rows.");
  }

  @Test
  void drawsValuesBelowZeroFromZero() {
    Document page = drawn(Kind.TEXT, Chart.Kind.BAR, List.of(row("a", -50), row("b", 50)));
    List<Element> bars = marks(page, "rect", "bar");
    assertThat(bars.get(0).getAttribute("x")).isEqualTo("0%");
    assertThat(bars.get(0).getAttribute("width")).isEqualTo("38%");
    assertThat(bars.get(1).getAttribute("x")).isEqualTo("38%");
  }

  @Test
  void drawsNoValuesAndZerosWithoutDividingByThem() {
    drawn(Kind.TIME, Chart.Kind.LINE, minutes(null, null));
    drawn(Kind.TIME, Chart.Kind.BAR, minutes(0));
    Document page = drawn(Kind.TEXT, Chart.Kind.BAR, List.of(row("a", 0), row("b", null)));
    assertThat(page.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void tellsScreenReadersWhatIsDrawn() {
    Document page = drawn(Kind.TIME, Chart.Kind.LINE, minutes(1, 8));
    Element drawing = marks(page, "svg", "plot").getFirst();
    assertThat(drawing.getAttribute("role")).isEqualTo("img");
    assertThat(drawing.getAttribute("aria-labelledby")).isEqualTo("s1-title s1-text");
    assertThat(drawing.getTextContent())
        .contains("Line chart of number by thing (UTC)", "number: from 1 to 8.");
  }

  @Test
  void namesSeveralSeriesInALegend() {
    Section section =
        new Section(
            "s",
            "S",
            List.of(
                new Column("at", Kind.TIME),
                new Column("ok", Kind.NUMBER),
                new Column("bad", Kind.NUMBER)),
            List.of(row(TWO, 1, 2), row(TWO.plusMinutes(1), 3, 4)),
            Optional.of(new Chart(Chart.Kind.LINE, "at", List.of("ok", "bad"))));
    Document page = Pages.read(Pages.of(FINE, section));
    assertThat(marks(page, "span", "key").stream().map(Element::getTextContent))
        .containsExactly("ok", "bad");
    assertThat(marks(page, "polyline", "line").stream().map(line -> line.getAttribute("class")))
        .containsExactly("line c0", "line c1");
  }

  @Test
  void refusesColumnsThatAreNotThere() {
    Chart chart = new Chart(Chart.Kind.BAR, "thing", List.of("nothing"));
    assertThatThrownBy(() -> Pages.section(Kind.TEXT, List.of(), Optional.of(chart)))
        .hasMessage("Section things: its chart names the column nothing; there are thing, number");
    Chart text = new Chart(Chart.Kind.BAR, "number", List.of("thing"));
    assertThatThrownBy(() -> Pages.section(Kind.TEXT, List.of(), Optional.of(text)))
        .hasMessageContaining("y=thing of the chart is no number");
    assertThatThrownBy(() -> new Chart(Chart.Kind.BAR, "x", List.of()))
        .hasMessageContaining("1 to 4 columns as y, not 0");
  }
}
