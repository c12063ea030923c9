package dev.fairway.batch.engine;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.ProfilerPrintFormat;

/**
 * A DuckDB of its own, in memory, that reads and writes in one folder alone, loads nothing, reaches
 * no network, and lets nobody change that ("Securing DuckDB").
 */
public final class Session implements AutoCloseable {

  private final DuckDBConnection connection;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("duckdb").factory());

  private Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  /**
   * @param folder where it may read and write, and where it spills to
   */
  public static Session open(EngineSettings settings, Path folder) throws InterruptedException {
    Session session = new Session(connect());
    try {
      for (String setting : settings(settings, folder.toAbsolutePath())) {
        session.run("SET " + setting);
      }
      return session;
    } catch (RuntimeException | InterruptedException e) {
      session.close();
      throw e;
    }
  }

  private static DuckDBConnection connect() {
    try {
      return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static List<String> settings(EngineSettings settings, Path folder) {
    return List.of(
        "threads = " + settings.usefulThreads(),
        // Each thread would hold rows back until their turn comes.
        "preserve_insertion_order = false",
        "memory_limit = '%dMiB'".formatted(settings.memoryMegabytes()),
        "temp_directory = " + Sql.text(folder.resolve("spill").toString()),
        "max_temp_directory_size = '%dMiB'".formatted(settings.spillMegabytes()),
        "TimeZone = 'UTC'",
        // Its counts of rows are how a scan is checked.
        "enable_profiling = 'no_output'",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allow_community_extensions = false",
        "allowed_directories = [%s]".formatted(Sql.text(folder + "/")),
        "enable_external_access = false",
        "lock_configuration = true");
  }

  /** Reads what a query answered. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /** Returns the number of rows that the statement changed. */
  public long run(String sql) throws InterruptedException {
    return onStatement(statement -> statement.executeLargeUpdate(sql));
  }

  public <T> T query(String sql, Reading<T> reading) throws InterruptedException {
    return onStatement(
        statement -> {
          try (ResultSet rows = statement.executeQuery(sql)) {
            return reading.of(rows);
          }
        });
  }

  /** The number that a query of one row and one column answers. */
  long number(String sql) throws InterruptedException {
    return query(
        sql,
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  DuckDBAppender append(String table) throws SQLException {
    return connection.createAppender(table);
  }

  /** What DuckDB says of the last statement, as JSON. */
  String profile() {
    try {
      return connection.getProfilingInformation(ProfilerPrintFormat.JSON);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  /** On a thread of its own, since native code does not hear that ours is told to stop. */
  private <T> T onStatement(Work<T> work) throws InterruptedException {
    try (Statement statement = connection.createStatement()) {
      return result(() -> work.with(statement), statement);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private <T> T result(Callable<T> work, Statement statement)
      throws SQLException, InterruptedException {
    Future<T> running = thread.submit(work);
    try {
      return running.get();
    } catch (InterruptedException stopped) {
      statement.cancel();
      throw stopped;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SQLException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Waits for a statement that was told to stop. */
  @Override
  public void close() {
    thread.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
