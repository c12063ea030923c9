package dev.fairway.batch.making;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.report.Made;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of ten times the engine's memory. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SpillIT {

  private static final int FILES = 10;
  private static final int ROWS = 860_000;
  private static final int MEMORY_MEGABYTES = 128;

  @TempDir Path folder;

  @Test
  void groupsTenTimesItsMemory() throws Exception {
    Workshop workshop = new Workshop(folder);
    long bytes = 0;
    for (int file = 0; file < FILES; file++) {
      Rows rows = rows(file);
      bytes += rows.unpacked();
      workshop.put("part-%d.csv.gz".formatted(file), rows.gzip());
    }
    assertThat(bytes).isGreaterThan(10L * MEMORY_MEGABYTES << 20);
    Made made =
        workshop
            .within(12_000, MEMORY_MEGABYTES)
            .make(
                """
                -- name: sales
                -- title: Sales
                -- window: PT1H
                -- dataset: {data}/sales/dt={yyyy-MM-dd}/hr={HH}/ csv
                -- schema: id BIGINT, shop VARCHAR, note VARCHAR
                -- section: all
                SELECT sum(n) AS n, count(*) AS notes FROM (
                  SELECT note, count(*) AS n FROM input GROUP BY note
                ) ORDER BY 1
                """);
    assertThat(made.rowsUsed()).isEqualTo(FILES * ROWS);
    assertThat(workshop.output("all.csv")).isEqualTo("n,notes\n8600000,8600000\n");
  }

  private record Rows(byte[] gzip, long unpacked) {}

  /** Each about 165 bytes, of which hardly anything repeats in order. */
  private static Rows rows(int file) {
    var bytes = new ByteArrayOutputStream();
    long unpacked = 0;
    try (var out = new Quick(bytes)) {
      out.write("id,shop,note\n".getBytes(StandardCharsets.UTF_8));
      var text = new StringBuilder();
      for (int i = 0; i < ROWS; i++) {
        long id = (long) file * ROWS + i;
        text.append(id).append(",shop").append(id % 100).append(",");
        text.append(Long.toHexString(id * 0x9E3779B97F4A7C15L))
            .append("-note".repeat(27))
            .append('\n');
        if (text.length() > 100_000) {
          unpacked += write(text, out);
        }
      }
      unpacked += write(text, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Rows(bytes.toByteArray(), unpacked);
  }

  /** Packs little and soon. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static long write(StringBuilder text, GZIPOutputStream out) throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    text.setLength(0);
    return bytes.length;
  }
}
