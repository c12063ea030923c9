package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB over local files, which are copied from a bucket first where one is named, and nothing
 * else.
 *
 * <p>Arguments: the report's file, the folder, DuckDB's memory limit in MB, and for copying the
 * bucket and the prefix.
 */
final class DuckDbAlone {

  private static final int COPYING = 5;

  private DuckDbAlone() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Question question = Question.read(Path.of(arguments[0]));
    Path folder = Path.of(arguments[1]);
    if (arguments.length == COPYING) {
      Copying.copy(arguments[3], arguments[4], folder);
    }
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET memory_limit = '%sMB'".formatted(arguments[2]));
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute("SET temp_directory = '%s'".formatted(folder.resolveSibling("spill")));
      statement.execute(question.view(folder));
      print(statement.executeQuery(question.select()));
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      var line = new StringBuilder();
      for (int column = 1; column <= columns; column++) {
        line.append(column == 1 ? "" : ",").append(rows.getString(column));
      }
      System.out.println(line);
    }
  }
}
