package dev.fairway.batch.making;

import dev.fairway.batch.input.MemoryS3;
import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.report.ReportParser;
import dev.fairway.batch.report.Reports.Publishing;
import dev.fairway.batch.window.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes reports of an hour out of objects in memory. */
final class Workshop {

  static final Window HOUR = new Window(Instant.parse("2026-11-22T14:00:00Z"), Duration.ofHours(1));
  static final String FOLDER = "data/sales/dt=2026-11-22/hr=14/";
  private static final String OUT = "reports/sales/dt=2026-11-22/hr=14/";

  final MemoryS3 s3 = new MemoryS3();
  private final Path work;
  private long diskMegabytes = 400;
  private long memoryMegabytes = 256;

  Workshop(Path work) {
    this.work = work;
  }

  static final String CSV =
      """
      -- name: sales
      -- title: Sales
      -- window: PT1H
      -- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv
      -- schema: id BIGINT NOT NULL, shop VARCHAR, price DECIMAL(18, 2), note VARCHAR
      -- max-rejected: 90
      -- section: shops
      SELECT shop, count(*) AS n, sum(price) AS total, max(id) AS last, any_value(note) AS note
      FROM input GROUP BY shop ORDER BY shop
      """;

  static final String JSONL =
      CSV.replace(" csv", " jsonl").replace("note VARCHAR", "note VARCHAR $.more.note");

  static final String PARQUET = CSV.replace(" csv", " parquet");

  Workshop within(long disk, long memory) {
    diskMegabytes = disk;
    memoryMegabytes = memory;
    return this;
  }

  void put(String name, String text) {
    s3.put(FOLDER + name, text.getBytes(StandardCharsets.UTF_8));
  }

  void put(String name, byte[] bytes) {
    s3.put(FOLDER + name, bytes);
  }

  /** Deletes all input. */
  void delete() {
    s3.addresses(FOLDER).forEach(s3::delete);
  }

  Made make(String sql) throws InterruptedException {
    return make(sql, () -> {});
  }

  Made make(String sql, Publishing publishing) throws InterruptedException {
    return make(s3, sql, publishing);
  }

  Made make(S3Client client, String sql, Publishing publishing) throws InterruptedException {
    ReportFile file = ReportParser.parse("test.sql", sql);
    var settings =
        new MakingSettings(
            Map.of("data", "data", "logs", "logs/alb"),
            "reports",
            5,
            work,
            diskMegabytes,
            memoryMegabytes,
            2,
            "1");
    Clock clock = Clock.fixed(HOUR.end(), ZoneOffset.UTC);
    return new SqlReports(List.of(file), settings, client, clock)
        .make(file.report(), HOUR, publishing);
  }

  JsonNode manifest() {
    return JsonMapper.shared().readTree(bytes(OUT + "manifest.json"));
  }

  boolean hasManifest() {
    return s3.get(OUT + "manifest.json") != null;
  }

  /** The manifest's entry of a file. */
  JsonNode input(String name) {
    for (JsonNode input : manifest().path("inputs")) {
      if (("data/" + input.path("key").asString("")).equals(FOLDER + name)) {
        return input;
      }
    }
    throw new AssertionError("no input " + name);
  }

  String output(String file) {
    String digest = manifest().path("digest").asString("");
    return new String(bytes(OUT + digest + "/" + file), StandardCharsets.UTF_8);
  }

  /** File, line and reason of each rejected row. */
  List<String> quarantine() throws IOException {
    String key = manifest().path("quarantine").path(0).asString("");
    return quarantined(bytes("reports/" + key)).lines().map(Workshop::rejection).toList();
  }

  private static String rejection(String line) {
    JsonNode row = JsonMapper.shared().readTree(line);
    String file = row.path("file").asString("");
    return "%s:%d %s"
        .formatted(
            file.substring(file.lastIndexOf('/') + 1),
            row.path("line").asLong(),
            row.path("reason").asString(""));
  }

  static String quarantined(byte[] gzip) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  byte[] bytes(String address) {
    return Objects.requireNonNull(s3.get(address), address);
  }

  static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
