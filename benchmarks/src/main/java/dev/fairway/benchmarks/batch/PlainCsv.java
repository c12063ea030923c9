package dev.fairway.benchmarks.batch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;

/** The table out of CSV.gz by FastCSV. Argument: the folder. */
final class PlainCsv {

  private static final int BUFFER = 1 << 16;
  private static final int PATH = 1;
  private static final int BYTES = 4;
  private static final int MILLIS = 5;

  private PlainCsv() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Groups.print(Path.of(arguments[0]), PlainCsv::read);
  }

  private static void read(Path file, Groups into) throws IOException {
    try (var bytes = new GZIPInputStream(Files.newInputStream(file), BUFFER);
        var text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
      Iterator<CsvRecord> rows = csv.iterator();
      rows.next();
      while (rows.hasNext()) {
        CsvRecord row = rows.next();
        into.add(
            row.getField(PATH),
            Long.parseLong(row.getField(BYTES)),
            Double.parseDouble(row.getField(MILLIS)));
      }
    }
  }
}
