package dev.fairway.batch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.common.failure.BadConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportParserTest {

  private static final String FILE =
      """
      -- name: sales
      -- title: Sales by shop
      -- window: PT1H
      -- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv delimiter=; quote=none null=-
      -- schema: id BIGINT NOT NULL,
      --   price DECIMAL(18, 2),
      --   at TIMESTAMP,
      --   lat DOUBLE $.gps.lat
      -- time: at
      -- max-rejected: 0.5
      -- A remark for people.

      -- section: shops
      -- title: By shop
      -- chart: bar x=shop y=n y=total
      -- Why this is so.
      SELECT 1 AS shop, 2 AS n, 3 AS total
      -- a remark: in SQL
      FROM input ORDER BY 1;

      -- section: rest
      SELECT 2 ORDER BY 1
      """;

  @Test
  void readsAWholeFile() {
    ReportFile file = ReportParser.parse("x.sql", FILE);
    assertThat(file.report()).isEqualTo(new Report("sales", "Sales by shop", Duration.ofHours(1)));
    assertThat(file.dataset())
        .isEqualTo(
            new Dataset(
                "{data}/sales/dt={yyyy-MM-dd}/hr={HH}/",
                Format.CSV,
                new CsvStyle(';', CsvStyle.NO_QUOTE, true, "-")));
    assertThat(file.columns())
        .containsExactly(
            new Column("id", "BIGINT", List.of("id"), true),
            new Column("price", "DECIMAL(18, 2)", List.of("price"), false),
            new Column("at", "TIMESTAMP", List.of("at"), true),
            new Column("lat", "DOUBLE", List.of("gps", "lat"), false));
    assertThat(file.time()).contains("at");
    assertThat(file.maxRejected()).hasValue(0.5);
  }

  @Test
  void readsSections() {
    List<ReportSection> sections = ReportParser.parse("x.sql", FILE).sections();
    assertThat(sections)
        .containsExactly(
            new ReportSection(
                "shops",
                "By shop",
                Optional.of(new ChartLine("bar", "shop", List.of("n", "total"))),
                "SELECT 1 AS shop, 2 AS n, 3 AS total\n-- a remark: in SQL\nFROM input ORDER BY 1",
                17),
            new ReportSection("rest", "rest", Optional.empty(), "SELECT 2 ORDER BY 1", 22));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -- name: sales|-- name: Sales of|x.sql:1: "Sales of" is no name
          -- window: PT1H|-- window: PT7H|x.sql:3: "PT7H" is no window
          -- window: PT1H|-- window: hourly|x.sql:3: "hourly" is no window
          -- title: Sales by shop|--|x.sql:1: The header has no line "-- title:
          csv delimiter=;|excel|x.sql:4: The dataset's format is "excel"
          delimiter=;|delimiter=ab|x.sql:4: delimiter=ab is not one ASCII character
          quote=none|escape=x|x.sql:4: A dataset has no option escape
          {data}/sales|s3://data/sales|is no location
          id BIGINT NOT NULL|id|x.sql:5: "id" in the schema is no column
          price DECIMAL|id DECIMAL|x.sql:5: The schema has the column id twice
          -- time: at|-- time: when|x.sql:9: The schema has no column when
          -- time: at|-- time: lat|x.sql:9: lat is a DOUBLE; time: needs a TIMESTAMP
          -- max-rejected: 0.5|-- max-rejected: some|x.sql:10: max-rejected: is a percentage
          -- time: at|-- times: at|x.sql:9: Nothing is called times: here
          -- chart: bar|-- chart: pie|x.sql:15: "pie x=shop y=n y=total" is no chart
          -- section: rest|-- section: shops|x.sql:21: There are two sections shops
          -- section: shops|SELECT 1|x.sql:13: SQL before the first section
          """)
  void saysWhereAndWhatIsWrong(String right, String wrong, String message) {
    assertThatThrownBy(() -> ReportParser.parse("x.sql", FILE.replace(right, wrong)))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void knowsTheColumnsOfAccessLogs() {
    String alb =
        """
        -- name: traffic
        -- title: Traffic
        -- window: PT1H
        -- dataset: {logs}/ alb
        -- section: a
        SELECT 1 ORDER BY 1
        """;
    ReportFile file = ReportParser.parse("x.sql", alb);
    assertThat(file.columns().get(12).name()).isEqualTo("request");
    assertThat(file.dataset().csv()).isEqualTo(CsvStyle.ALB);
    assertThatThrownBy(
            () ->
                ReportParser.parse(
                    "x.sql", alb.replace("-- section", "-- schema: nothing INTEGER\n-- section")))
        .hasMessageContaining("An access log has no column nothing");
  }

  @Test
  void readsTheReportsThatShip() {
    assertThat(ReportFiles.load(Optional.empty(), Set.of())).isNotNull();
    assertThatThrownBy(() -> ReportFiles.load(Optional.empty(), Set.of("no-such")))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("There is no report no-such");
  }
}
