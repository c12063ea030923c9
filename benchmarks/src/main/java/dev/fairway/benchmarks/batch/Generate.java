package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes made-up requests as files of a format, the same for the same numbers.
 *
 * <p>Arguments: the folder, {@code csv}, {@code jsonl} or {@code parquet}, the rows, the files.
 */
final class Generate {

  private static final String ROWS =
      """
      SELECT
        TIMESTAMP '2026-11-22 14:00:00' + to_milliseconds(CAST(hash(i, 1) %% 3600000 AS BIGINT)) AS at,
        '/api/v' || (hash(i, 2) %% 4) || '/resource-' || (hash(i, 3) %% 50) AS path,
        CASE WHEN hash(i, 4) %% 100 < 96 THEN 200 WHEN hash(i, 4) %% 100 < 99 THEN 404 ELSE 500 END AS status,
        '203.0.' || (hash(i, 5) %% 256) || '.' || (hash(i, 6) %% 256) AS client,
        CAST(hash(i, 7) %% 100000 AS BIGINT) AS bytes,
        CAST(pow((hash(i, 8) %% 1000003) / 1000003.0, 4) * 4000 AS DECIMAL(10, 3)) AS millis
      FROM range(%d, %d) AS numbers(i)""";

  private Generate() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String format = arguments[1];
    long rows = Long.parseLong(arguments[2]);
    int files = Integer.parseInt(arguments[3]);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (int file = 0; file < files; file++) {
        String some = ROWS.formatted(rows * file / files, rows * (file + 1) / files);
        String name = "part-%02d.%s".formatted(file, suffix(format));
        statement.execute(
            "COPY (%s) TO '%s' (%s)".formatted(some, folder.resolve(name), how(format)));
      }
    }
  }

  private static String suffix(String format) {
    return format.equals("csv") ? "csv.gz" : format;
  }

  private static String how(String format) {
    return switch (format) {
      case "csv" -> "FORMAT csv, HEADER, COMPRESSION gzip";
      case "jsonl" -> "FORMAT json";
      case "parquet" -> "FORMAT parquet";
      default -> throw new IllegalArgumentException("There is no format " + format);
    };
  }
}
