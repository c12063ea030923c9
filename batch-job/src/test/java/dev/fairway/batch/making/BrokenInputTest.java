package dev.fairway.batch.making;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.fairway.batch.report.Made;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokenInputTest {

  private static final String HEADER = "id,shop,price,note\n";
  private static final String GOOD = HEADER + "1,north,1.50,\n2,south,2.25,\"a, b\"\n";

  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void open() {
    workshop = new Workshop(folder);
    workshop.put("a.csv", GOOD);
  }

  @Test
  void takesGoodFilesOfEveryPacking() throws Exception {
    workshop.put("b.csv.gz", Workshop.gzip(HEADER + "3,north,3\n".replace(",3\n", ",3,\n")));
    workshop.put(
        "c.csv.zst", Zstd.compress((HEADER + "4,north,4,x\n").getBytes(StandardCharsets.UTF_8)));
    workshop.put("misnamed.csv", Workshop.gzip(HEADER + "5,south,5,\n"));
    Made made = workshop.make(Workshop.CSV);
    account(made, 5, 5, 0);
    assertThat(workshop.output("shops.csv"))
        .isEqualTo("shop,n,total,last,note\nnorth,3,8.50,4,x\nsouth,2,7.25,5,\"a, b\"\n");
    assertThat(workshop.manifest().path("quarantine")).isEmpty();
  }

  @Test
  void rejectsMalformedRowsWithFileLineAndReason() throws Exception {
    workshop.put(
        "b.csv", HEADER + "3,north,3,\nx4,north,4,\n5,south\n6,north,six,\n,north,7,\n8,a,8,,9\n");
    account(workshop.make(Workshop.CSV), 8, 3, 5);
    assertThat(workshop.quarantine())
        .containsExactly(
            "b.csv:3 id is no BIGINT: x4",
            "b.csv:4 it has 2 values instead of 4",
            "b.csv:5 price is no DECIMAL(18, 2): six",
            "b.csv:6 id has no value",
            "b.csv:7 it has 5 values instead of 4");
    assertThat(workshop.input("b.csv").path("rows").asLong()).isEqualTo(6);
  }

  @Test
  void losesOneRowToAnUnterminatedQuote() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 1000; i++) {
      text.append(i).append(i == 10 ? ",\"north,1,\n" : ",north,1,\n");
    }
    workshop.put("b.csv", text.toString());
    account(workshop.make(Workshop.CSV), 1002, 1001, 1);
    assertThat(workshop.quarantine().getFirst()).startsWith("b.csv:12 it has a quote without");
  }

  @Test
  void losesTheRowsOfAQuoteThatAnotherOneEnds() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 1000; i++) {
      String row = i == 10 ? ",\"north,1,\n" : i == 900 ? ",south\",1,\n" : ",north,1,\n";
      text.append(i).append(row);
    }
    workshop.put("b.csv", text.toString());
    Made made = workshop.make(Workshop.CSV);
    assertThat(made.rowsRead()).isEqualTo(1002);
    assertThat(made.rowsUsed()).isGreaterThanOrEqualTo(1000);
    assertThat(workshop.quarantine()).anyMatch(row -> row.startsWith("b.csv:12 "));
  }

  @Test
  void namesATruncatedGzip() throws Exception {
    byte[] whole = Workshop.gzip(HEADER + "3,north,3,\n".repeat(10_000));
    workshop.put("b.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    broken("b.csv.gz", "cut off");
  }

  @Test
  void namesAGzipWithAWrongCrc() throws Exception {
    byte[] bytes = Workshop.gzip(HEADER + "3,north,3,\n".repeat(10_000));
    bytes[bytes.length - 6] ^= 1;
    workshop.put("b.csv.gz", bytes);
    broken("b.csv.gz", "CRC");
  }

  @Test
  void namesALargeGzipWithAWrongCrc() throws Exception {
    var random = new Random(7);
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 60_000; i++) {
      text.append(i).append(",north,1,").append(Long.toHexString(random.nextLong())).append('\n');
    }
    byte[] bytes = Workshop.gzip(text.toString());
    assertThat(bytes.length).isGreaterThan(300_000);
    bytes[bytes.length - 6] ^= 1;
    workshop.put("b.csv.gz", bytes);
    broken("b.csv.gz", "CRC");
  }

  @Test
  void namesZeroByteFiles() throws Exception {
    workshop.put("b.csv.gz", new byte[0]);
    workshop.put("c.csv", new byte[0]);
    broken("b.csv.gz", "empty");
    assertThat(workshop.input("c.csv").path("reason").asString("")).contains("no header line");
  }

  @Test
  void readsAnEmptyFileOfJsonAsNoRows() throws Exception {
    workshop.delete();
    workshop.put("a.json", "");
    account(workshop.make(Workshop.JSONL), 0, 0, 0);
    assertThat(workshop.input("a.json").path("state").asString("")).isEqualTo("read");
  }

  @Test
  void namesADamagedZstd() throws Exception {
    byte[] bytes = Zstd.compress(GOOD.repeat(1000).getBytes(StandardCharsets.UTF_8));
    workshop.put("b.csv.zst", Arrays.copyOf(bytes, bytes.length - 20));
    broken("b.csv.zst", "zstd");
  }

  @Test
  void matchesColumnsByTheirNamesInMixedSchemas() throws Exception {
    workshop.put("b.csv", "note,extra,price,shop,id\nx,y,3,north,3\n");
    workshop.put("c.csv", "id,shop,price,note,later\n4,south,4,z,1\n");
    account(workshop.make(Workshop.CSV), 4, 4, 0);
    assertThat(workshop.output("shops.csv"))
        .contains("north,2,4.50,3,x")
        .contains("south,2,6.25,4");
  }

  @Test
  void namesAMissingColumn() throws Exception {
    workshop.put("b.csv", "id,shop,note\n3,north,x\n");
    broken("b.csv", "it has no column price; its header is: id, shop, note");
  }

  @Test
  void rejectsInvalidUtf8() throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + "3,north,3,\n4,").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
    bytes.writeBytes(",4,\n5,north,5,\n".getBytes(StandardCharsets.UTF_8));
    workshop.put("b.csv", bytes.toByteArray());
    account(workshop.make(Workshop.CSV), 5, 4, 1);
    assertThat(workshop.quarantine()).containsExactly("b.csv:3 it is no UTF-8");
  }

  @Test
  void rejectsBadLinesOfJson() throws Exception {
    workshop.delete();
    workshop.put(
        "a.json",
        """
        {"id":1,"shop":"north","price":1.5,"more":{"note":"x"},"unknown":[1]}
        {"id":2,"shop":"north"
        [1]

        {"id":"three"}
        {"shop":"north"}
        {"id":4,"shop":"south","price":"2.25"}
        nonsense
        {"id":5,"shop":"south"}""");
    account(workshop.make(Workshop.JSONL), 8, 3, 5);
    assertThat(workshop.quarantine())
        .containsExactly(
            "a.json:2 it is no JSON",
            "a.json:3 it is no JSON object",
            "a.json:5 id is no BIGINT: three",
            "a.json:6 id has no value",
            "a.json:8 it is no JSON");
    assertThat(workshop.output("shops.csv"))
        .isEqualTo("shop,n,total,last,note\nnorth,1,1.50,1,x\nsouth,2,2.25,5,\n");
  }

  @Test
  void readsAFileThatChangedSinceItWasListed() throws Exception {
    workshop.s3.beforeReading(
        Workshop.FOLDER + "a.csv", () -> workshop.put("a.csv", HEADER + "9,west,9,\n"));
    account(workshop.make(Workshop.CSV), 1, 1, 0);
    assertThat(workshop.output("shops.csv")).contains("west,1,9.00,9");
    // The digest is that of what was read: nothing is left to correct.
    assertThat(workshop.make(Workshop.CSV).state()).isEqualTo(Made.State.UNCHANGED);
  }

  @Test
  void recordsAFileThatWasDeletedSinceItWasListed() throws Exception {
    workshop.put("b.csv", HEADER + "3,north,3,\n");
    workshop.s3.beforeReading(
        Workshop.FOLDER + "b.csv", () -> workshop.s3.delete(Workshop.FOLDER + "b.csv"));
    account(workshop.make(Workshop.CSV), 2, 2, 0);
    assertThat(workshop.input("b.csv").path("state").asString("")).isEqualTo("gone");
    assertThat(workshop.make(Workshop.CSV).state()).isEqualTo(Made.State.UNCHANGED);
  }

  @Test
  void downloadsAgainWhatArrivedDamaged() throws Exception {
    byte[] damaged = GOOD.getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 4] ^= 1;
    workshop.s3.damageOnce(Workshop.FOLDER + "a.csv", damaged);
    account(workshop.make(Workshop.CSV), 2, 2, 0);
    assertThat(workshop.s3.reads).hasValueGreaterThan(1);
  }

  @Test
  void namesAParquetThatIsCutInHalf() throws Exception {
    workshop.delete();
    byte[] whole = parquet("SELECT range AS id, 'north' AS shop, 1.5 AS price, 'x' AS note");
    workshop.put("a.parquet", whole);
    workshop.put("b.parquet", Arrays.copyOf(whole, whole.length / 2));
    byte[] footer = whole.clone();
    Arrays.fill(footer, whole.length - 300, whole.length - 8, (byte) 0x55);
    workshop.put("c.parquet", footer);
    account(workshop.make(Workshop.PARQUET), 100, 100, 0);
    for (String name : new String[] {"b.parquet", "c.parquet"}) {
      assertThat(workshop.input(name).path("state").asString("")).isEqualTo("broken");
    }
  }

  @Test
  void readsParquetOfMixedSchemas() throws Exception {
    workshop.delete();
    workshop.put(
        "a.parquet", parquet("SELECT range AS id, 'north' AS shop, 1.5 AS price, 'x' AS note"));
    workshop.put(
        "b.parquet",
        parquet(
            "SELECT 'y' AS note, range::VARCHAR AS id, 'north' AS shop, 1 AS price, 1 AS more"));
    workshop.put(
        "c.parquet",
        parquet(
            "SELECT if(range = 7, 'seven', range::VARCHAR) AS id, 'c' AS shop, 1 AS price, '' AS note"));
    workshop.put("d.parquet", parquet("SELECT range AS id, 'north' AS shop, 'x' AS note"));
    account(workshop.make(Workshop.PARQUET), 300, 299, 1);
    assertThat(workshop.quarantine()).containsExactly("c.parquet:8 id is no BIGINT: seven");
    assertThat(workshop.input("d.parquet").path("reason").asString("")).contains("no column price");
  }

  private byte[] parquet(String select) throws SQLException, IOException {
    Path file = folder.resolve("made.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (%s FROM range(100)) TO '%s'".formatted(select, file));
    }
    return Files.readAllBytes(file);
  }

  private void broken(String name, String reason) throws Exception {
    Made made = workshop.make(Workshop.CSV);
    account(made, 2, 2, 0);
    assertThat(workshop.input(name).path("state").asString("")).isEqualTo("broken");
    assertThat(workshop.input(name).path("reason").asString("")).contains(reason);
    assertThat(workshop.output("report.html")).contains(name);
  }

  private static void account(Made made, long read, long used, long rejected) {
    assertThat(made.rowsRead()).isEqualTo(read);
    assertThat(made.rowsUsed()).isEqualTo(used);
    assertThat(made.rowsRejected()).isEqualTo(rejected);
  }
}
