package dev.fairway.batch.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.batch.report.Made;
import dev.fairway.batch.report.TooManyRejectsException;
import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlReportsTest {

  private static final String GOOD = "id,shop,price,note\n1,north,1.50,\n2,south,2.25,x\n";

  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void open() {
    workshop = new Workshop(folder);
    workshop.put("a.csv", GOOD);
  }

  @Test
  void writesOutputsFirstAndTheManifestLast() throws Exception {
    Made made = workshop.make(Workshop.CSV);
    assertThat(made.state()).isEqualTo(Made.State.NEW);
    String digest = workshop.manifest().path("digest").asString("");
    String in = "sales/dt=2026-11-22/hr=14/";
    assertThat(workshop.s3.written)
        .containsExactly(
            in + digest + "/shops.parquet",
            in + digest + "/shops.csv",
            in + digest + "/report.html",
            in + "manifest.json");
    assertThat(made.manifestKey()).isEqualTo(in + "manifest.json");
    assertThat(made.pageKey()).isEqualTo(in + digest + "/report.html");
    assertThat(digest).matches("[0-9a-f]{12}");
    assertThat(workshop.output("report.html")).contains("Sales", "north");
  }

  @Test
  void readsNothingWhereTheManifestIsOfTheSameInput() throws Exception {
    workshop.make(Workshop.CSV);
    int reads = workshop.s3.reads.get();
    Made again = workshop.make(Workshop.CSV);
    assertThat(again.state()).isEqualTo(Made.State.UNCHANGED);
    assertThat(again.rowsUsed()).isEqualTo(2);
    // The manifest alone.
    assertThat(workshop.s3.reads).hasValue(reads + 1);
  }

  @Test
  void correctsAReportWhereAFileCameLate() throws Exception {
    workshop.make(Workshop.CSV);
    String before = workshop.manifest().path("digest").asString("");
    workshop.put("late.csv", "id,shop,price,note\n3,west,3,\n");
    assertThat(workshop.make(Workshop.CSV).state()).isEqualTo(Made.State.CORRECTED);
    assertThat(workshop.manifest().path("previousDigest").asString("")).isEqualTo(before);
    assertThat(workshop.output("shops.csv")).contains("west");
    // Who went by the manifest before still finds what it names.
    assertThat(workshop.s3.addresses("reports/sales/dt=2026-11-22/hr=14/" + before)).hasSize(3);
  }

  @Test
  void leavesNoManifestWhereTheLeaseIsLostAndTheSameBytesNextTime() throws Exception {
    assertThatThrownBy(
            () ->
                workshop.make(
                    Workshop.CSV,
                    () -> {
                      throw new IllegalStateException("somebody else holds the lease");
                    }))
        .hasMessageContaining("somebody else");
    assertThat(workshop.hasManifest()).isFalse();
    Map<String, byte[]> interrupted = outputs();
    workshop.make(Workshop.CSV);
    assertThat(outputs()).containsAllEntriesOf(interrupted).hasSize(interrupted.size() + 1);
  }

  @Test
  void makesTheSameBytesOfTheSameInput() throws Exception {
    for (int file = 0; file < 40; file++) {
      var text = new StringBuilder("id,shop,price,note\n");
      for (int i = 0; i < 2000; i++) {
        text.append(i).append(",shop").append(i % 700).append(",").append(i % 97 / 10.0);
        text.append(i == 77 ? ",\"x\n" : ",n\n");
      }
      workshop.put("f" + file + ".csv", text.toString());
    }
    String sql =
        """
        -- name: sales
        -- title: Sales
        -- window: PT1H
        -- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv
        -- schema: id BIGINT, shop VARCHAR, price DOUBLE, note VARCHAR
        -- section: shops
        SELECT shop, sum(price) AS total, avg(price / 3) AS mean FROM input GROUP BY shop ORDER BY 1
        -- section: ties
        SELECT id % 10 AS digit, shop, price FROM input ORDER BY digit LIMIT 20000
        """;
    workshop.make(sql);
    Map<String, byte[]> first = outputs();
    first.keySet().forEach(workshop.s3::delete);
    workshop.make(sql);
    Map<String, byte[]> second = outputs();
    assertThat(second.keySet()).isEqualTo(first.keySet()).hasSizeGreaterThan(5);
    first.remove("reports/sales/dt=2026-11-22/hr=14/manifest.json");
    assertThat(second).containsAllEntriesOf(first);
  }

  @Test
  void failsWhereMoreRowsAreRejectedThanAllowedAndKeepsTheQuarantine() {
    workshop.put("b.csv", "id,shop,price,note\nx,north,1,\n");
    String strict = Workshop.CSV.replace("max-rejected: 90", "max-rejected: 33");
    assertThatThrownBy(() -> workshop.make(strict))
        .isInstanceOf(TooManyRejectsException.class)
        .hasMessageContaining("1 of 3 rows")
        .hasMessageContaining("33.0 %")
        .hasMessageContaining("s3://reports/quarantine/sales/dt=2026-11-22/hr=14/");
    assertThat(workshop.hasManifest()).isFalse();
    assertThat(workshop.s3.written).hasSize(1);
  }

  @Test
  void failsWhereMoreFilesAreBrokenThanAllowed() {
    workshop.put("b.csv.gz", new byte[] {0x1F, (byte) 0x8B, 8});
    String strict = Workshop.CSV.replace("max-rejected: 90", "max-rejected: 49");
    assertThatThrownBy(() -> workshop.make(strict))
        .isInstanceOf(TooManyRejectsException.class)
        .hasMessageContaining("1 of 2 files are broken")
        .hasMessageContaining("b.csv.gz");
  }

  @Test
  void makesAnEmptyReportOfAnHourWithoutFiles() throws Exception {
    workshop.delete();
    Made made = workshop.make(Workshop.CSV);
    assertThat(made.rowsRead()).isZero();
    assertThat(workshop.output("shops.csv")).isEqualTo("shop,n,total,last,note\n");
  }

  @Test
  void usesTheRowsOfTheWindowAlone() throws Exception {
    workshop.delete();
    workshop.put(
        "a.json",
        """
        {"id":1,"at":"2026-11-22T14:00:00Z"}
        {"id":2,"at":"2026-11-22T14:59:59.999Z"}
        {"id":3,"at":"2026-11-22T15:00:00Z"}
        {"id":4,"at":"2026-11-22T13:59:59Z"}
        {"id":5}
        """);
    Made made =
        workshop.make(
            """
            -- name: sales
            -- title: Sales
            -- window: PT1H
            -- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/
            -- format: jsonl
            -- schema: id BIGINT,
            --   at TIMESTAMP
            -- time: at
            -- max-rejected: 100
            -- section: ids
            SELECT id, getvariable('window_end') AS until FROM input ORDER BY id
            """);
    assertThat(made.rowsUsed()).isEqualTo(2);
    assertThat(made.rowsRejected()).isEqualTo(1);
    assertThat(workshop.manifest().path("rowsElsewhere").asLong()).isEqualTo(2);
    assertThat(workshop.output("ids.csv")).contains("2,2026-11-22 15:00:00");
  }

  @Test
  void readsAccessLogsOfTheWindow() throws Exception {
    String line =
        """
        http 2026-11-22T%s.186641Z app/fairway/50dc6c495c0c9188 192.168.131.39:2817 \
        10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "GET http://x:80/a?b HTTP/1.1" \
        "curl \\x22/7.46.0\\x22" - - arn:aws:x "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 \
        2026-11-22T14:00:00.186000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"%s
        """;
    String in = "logs/alb/AWSLogs/000000000000/elasticloadbalancing/us-east-1/2026/11/22/";
    String name =
        "000000000000_elasticloadbalancing_us-east-1_app.fairway.50dc_20261122T%sZ_1_x.log.gz";
    workshop.s3.put(
        in + name.formatted("1405"),
        Workshop.gzip(line.formatted("14:01:00", "") + line.formatted("13:59:59", " TID_1")));
    workshop.s3.put(
        in + name.formatted("1505"),
        Workshop.gzip(line.formatted("14:59:59", " TID_2 \"-\" x y z")));
    workshop.s3.put(in + name.formatted("1600"), Workshop.gzip("nothing of ours"));
    Made made =
        workshop.make(
            """
            -- name: sales
            -- title: Traffic
            -- window: PT1H
            -- dataset: {logs}/AWSLogs/*/elasticloadbalancing/*/{yyyy}/{MM}/{dd}/ alb
            -- time: time
            -- section: all
            SELECT *, target_processing_time * 1000 AS ms FROM input ORDER BY time
            """);
    assertThat(made.files()).isEqualTo(2);
    assertThat(made.rowsUsed()).isEqualTo(2);
    assertThat(workshop.manifest().path("rowsElsewhere").asLong()).isEqualTo(1);
    assertThat(workshop.output("all.csv"))
        .contains("GET http://x:80/a?b HTTP/1.1", "curl \\x22/7.46.0\\x22", "TID_2");
  }

  @Test
  void readsTwentyThousandSmallFilesOfDifferentShapes() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      workshop.put(
          "small-" + i + ".csv",
          i % 2 == 0
              ? "id,shop,price,note\n" + i + ",s,1.00,"
              : "price,id,shop,note\n1.00," + i + ",s,\n");
    }
    workshop.put("small-bad.csv", "id,shop,price,note\nbad,s,1,\n");
    Made made = workshop.make(Workshop.CSV);
    assertThat(made.rowsUsed()).isEqualTo(20_002);
    assertThat(made.rowsRejected()).isEqualTo(1);
    assertThat(workshop.quarantine()).containsExactly("small-bad.csv:2 id is no BIGINT: bad");
    assertThat(workshop.output("shops.csv")).contains("s,20000,20000.00,19999");
  }

  @Test
  void readsInRoundsWhatTheDiskHasNoRoomFor() throws Exception {
    String rows = "1,north,1.00,some text that makes the row longer\n".repeat(60_000);
    for (int i = 0; i < 6; i++) {
      workshop.put("big-" + i + ".csv", "id,shop,price,note\n" + rows);
    }
    Made made = workshop.within(16, 256).make(Workshop.CSV);
    assertThat(made.rowsUsed()).isEqualTo(360_002);
    assertThat(workshop.output("shops.csv")).contains("north,360001,360001.50");
  }

  @Test
  void saysThatTheDiskIsTooSmall() {
    workshop.put(
        "big.csv.gz", Workshop.gzip("id,shop,price,note\n" + "1,north,1.00,x\n".repeat(500_000)));
    assertThatThrownBy(() -> workshop.within(8, 256).make(Workshop.CSV))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("WORK_DISK is too small")
        .hasMessageContaining("big.csv.gz");
  }

  @Test
  void leavesNothingOnDisk() throws Exception {
    workshop.make(Workshop.CSV);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private Map<String, byte[]> outputs() throws IOException {
    Map<String, byte[]> outputs = new TreeMap<>();
    List<String> addresses = workshop.s3.addresses("reports/");
    addresses.forEach(address -> outputs.put(address, workshop.bytes(address)));
    return outputs;
  }
}
