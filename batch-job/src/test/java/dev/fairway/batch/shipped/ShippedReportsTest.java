package dev.fairway.batch.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SELECTs of the reports that ship, over data of the shapes that they declare. */
final class ShippedReportsTest {

  private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int LINES = 2000;

  @TempDir private Path folder;
  private Connection duckDb;

  @BeforeEach
  void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void countsEveryRequestOfTheLoadBalancer() throws Exception {
    var report = new ShippedReport("traffic.sql");
    loadTraffic(LINES);
    Map<String, @Nullable Object> overview = report.rows(duckDb, "overview").getFirst();
    assertThat(overview).containsEntry("requests", (long) LINES).containsEntry("clients", 30L);
    assertThat(sum(report, "minutes", "requests")).isEqualTo(LINES);
    assertThat(sum(report, "statuses", "requests")).isEqualTo(LINES);
    assertThat(sum(report, "paths", "requests")).isEqualTo(LINES);
    assertThat(sum(report, "user-agents", "requests")).isEqualTo(LINES);
  }

  @Test
  void collapsesIdsInPaths() throws Exception {
    var report = new ShippedReport("traffic.sql");
    loadTraffic(LINES);
    List<@Nullable Object> paths =
        report.rows(duckDb, "paths").stream()
            .<@Nullable Object>map(row -> row.get("path"))
            .toList();
    assertThat(paths)
        .containsExactlyInAnyOrder(
            "GET /",
            "GET /health",
            "POST /events",
            "GET /orders/{id}",
            "GET /orders/{id}/lines/{id}",
            "GET /images/{id}/renditions/{id}",
            "GET /search",
            "- ");
  }

  @Test
  void leavesRequestsThatNoTargetAnsweredOutOfTheLatencies() throws Exception {
    var report = new ShippedReport("traffic.sql");
    loadTraffic(LINES);
    List<Map<String, @Nullable Object>> slowest = report.rows(duckDb, "slowest");
    assertThat(slowest).isNotEmpty();
    assertThat(slowest)
        .allSatisfy(
            row -> {
              var p50 = (BigDecimal) row.get("p50_seconds");
              assertThat(p50).isBetween(BigDecimal.ZERO, (BigDecimal) row.get("p95_seconds"));
            });
    long answered = number("SELECT count(*) FROM input WHERE target_processing_time >= 0");
    assertThat(sum(report, "slowest", "answered")).isEqualTo(answered).isLessThan(LINES);
  }

  @Test
  void accountsForEveryImage() throws Exception {
    var report = new ShippedReport("images.sql");
    loadImages(report, LINES);
    Map<String, @Nullable Object> overview = report.rows(duckDb, "overview").getFirst();
    long processed = number(overview.get("processed")).longValue();
    long rejected = number(overview.get("rejected")).longValue();
    assertThat(processed + rejected).isEqualTo(LINES);
    assertThat(sum(report, "formats", "images")).isEqualTo(processed);
    assertThat(sum(report, "rejections", "uploads")).isEqualTo(rejected);
    assertThat(sum(report, "intake", "processed")).isEqualTo(processed);
  }

  @Test
  void billsATaskForAMinuteAtLeast() throws Exception {
    var report = new ShippedReport("images.sql");
    loadImages(report, LINES);
    assertThat(sum(report, "cost", "billed_seconds")).isEqualTo(60L * LINES);
    double cost =
        report.rows(duckDb, "cost").stream()
            .mapToDouble(row -> number(row.get("cost_usd")).doubleValue())
            .sum();
    assertThat(cost).isCloseTo(LINES / 60.0 * 0.04937, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void addsUpTheExamplesSales() throws Exception {
    var report = new ShippedReport("example.sql");
    run("CREATE TABLE input (" + report.columns() + ")");
    run("COPY input FROM 'examples/sales/sales.csv' (HEADER, DELIMITER ',', QUOTE '\"')");
    BigDecimal shops = money(report, "shops");
    assertThat(shops).isEqualTo(money(report, "minutes")).isEqualTo(money(report, "products"));
    assertThat(sum(report, "shops", "orders")).isEqualTo(200);
    assertThat(report.rows(duckDb, "shops").stream().map(row -> row.get("shop")))
        .contains("Airport \"Duty Free\"", "Harbour, Pier 4");
  }

  @Test
  void answersOverNoRowsToo() throws Exception {
    loadTraffic(0);
    var traffic = new ShippedReport("traffic.sql");
    assertThat(traffic.rows(duckDb, "overview").getFirst()).containsEntry("requests", 0L);
    for (String section : traffic.sections().subList(1, traffic.sections().size())) {
      assertThat(traffic.rows(duckDb, section)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"traffic.sql", "images.sql", "example.sql"})
  void ordersTheRowsOfEachSection(String file) {
    var report = new ShippedReport(file);
    assertThat(report.sections()).isNotEmpty();
    assertThat(report.sections())
        .allSatisfy(section -> assertThat(report.select(section)).contains("\nORDER BY "));
  }

  private void loadTraffic(int lines) throws IOException, SQLException {
    Path file = folder.resolve("alb.log");
    Files.write(file, new AlbLogLines(7, START, HOUR).lines().limit(lines).toList());
    run(
        "CREATE TABLE input ("
            + """
            type VARCHAR, time TIMESTAMP, elb VARCHAR, client_port VARCHAR, target_port VARCHAR,
            request_processing_time DECIMAL(18, 3), target_processing_time DECIMAL(18, 3),
            response_processing_time DECIMAL(18, 3), elb_status_code INTEGER,
            target_status_code INTEGER, received_bytes BIGINT, sent_bytes BIGINT, request VARCHAR,
            user_agent VARCHAR, ssl_cipher VARCHAR, ssl_protocol VARCHAR, target_group_arn VARCHAR,
            trace_id VARCHAR, domain_name VARCHAR, chosen_cert_arn VARCHAR,
            matched_rule_priority INTEGER, request_creation_time TIMESTAMP, actions_executed VARCHAR,
            redirect_url VARCHAR, error_reason VARCHAR, target_port_list VARCHAR,
            target_status_code_list VARCHAR, classification VARCHAR, classification_reason VARCHAR,
            conn_trace_id VARCHAR, transformed_host VARCHAR, transformed_uri VARCHAR,
            request_transform_status VARCHAR
            """
            + ")");
    run(
        "COPY input FROM '%s' (AUTO_DETECT false, HEADER false, DELIMITER ' ', QUOTE '\"', NULLSTR '-')"
            .formatted(file));
  }

  private void loadImages(ShippedReport report, int lines) throws IOException, SQLException {
    Path file = folder.resolve("images.jsonl");
    Files.write(file, new ImageRecordLines(7, START, HOUR).lines().limit(lines).toList());
    run(
        "CREATE TABLE input AS SELECT %s FROM read_json_objects('%s', format = 'newline_delimited')"
            .formatted(report.columnsOfJson(), file));
  }

  private BigDecimal money(ShippedReport report, String section) {
    return report.rows(duckDb, section).stream()
        .map(row -> (BigDecimal) row.get("sales_usd"))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long sum(ShippedReport report, String section, String column) {
    return report.rows(duckDb, section).stream()
        .mapToLong(row -> number(row.get(column)).longValue())
        .sum();
  }

  private static Number number(@Nullable Object value) {
    return (Number) Objects.requireNonNull(value);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }
}
