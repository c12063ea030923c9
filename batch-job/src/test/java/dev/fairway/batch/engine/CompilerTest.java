package dev.fairway.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.batch.report.ReportParser;
import dev.fairway.common.failure.BadConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompilerTest {

  private static final String HEADER =
      """
      -- name: x
      -- title: X
      -- window: PT1H
      -- dataset: {data}/x/ csv
      -- schema: a BIGINT, b VARCHAR, c DOUBLE
      -- section: s
      """;

  @TempDir Path folder;
  private Session session;

  @BeforeEach
  void open() throws Exception {
    session = Session.open(new EngineSettings(128, 100, 1), folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void readsTheColumnsThatAreUsedAlone() throws Exception {
    assertThat(compiled("SELECT sum(A) FROM input i ORDER BY 1").names()).containsExactly("a");
    assertThat(compiled("SELECT i.b, i.c FROM input i ORDER BY 1").names())
        .containsExactlyInAnyOrder("b", "c");
    assertThat(compiled("SELECT * FROM input ORDER BY a").names()).hasSize(3);
    assertThat(compiled("SELECT count(*) FROM input ORDER BY 1").names()).containsExactly("a");
  }

  @Test
  void ordersRowsThatAreAlikeByAllTheirValues() throws Exception {
    assertThat(compiled("SELECT a, b FROM input ORDER BY b DESC LIMIT 3").sections())
        .singleElement()
        .satisfies(section -> assertThat(section.sql()).contains("ORDER BY b DESC, 1, 2 LIMIT 3"));
    compiled("SELECT a FROM input UNION ALL SELECT 1 ORDER BY ALL");
    compiled("WITH t AS (SELECT a FROM input) SELECT * FROM t ORDER BY 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM input|has no ORDER BY
          SELEC a|syntax error
          SELECT z FROM input ORDER BY 1|"z"
          SELECT a FROM other ORDER BY 1|other
          SELECT a FROM input ORDER BY 1; SELECT 2 ORDER BY 1|2 statements
          DROP TABLE input|Only SELECT
          COPY (SELECT 1) TO '/tmp/x'|Only SELECT
          SELECT * FROM read_text('/etc/passwd') ORDER BY 1|disabled by configuration
          SELECT random(), a FROM input ORDER BY 2|random gives something else each time
          SELECT current_date, a FROM input ORDER BY 2|window_start
          """)
  void saysWhereAndWhatIsWrong(String sql, String message) {
    assertThatThrownBy(() -> compiled(sql))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageStartingWith("x.sql:7: section s: ")
        .hasMessageContaining(message);
  }

  @Test
  void checksTheSchemaAndTheColumnsOfCharts() {
    String file = HEADER + "SELECT a FROM input ORDER BY 1";
    assertThatThrownBy(() -> compile(file.replace("BIGINT", "NUMBRE")))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("NUMBRE");
    assertThatThrownBy(() -> compile(file.replace("SELECT", "-- chart: bar x=a y=total\nSELECT")))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("its chart names the column total; its SELECT has a");
  }

  private Compiled compiled(String sql) throws InterruptedException {
    return compile(HEADER + sql);
  }

  private Compiled compile(String text) throws InterruptedException {
    return new Compiler(session, ReportParser.parse("x.sql", text)).compile();
  }
}
