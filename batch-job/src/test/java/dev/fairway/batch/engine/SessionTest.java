package dev.fairway.batch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class SessionTest {

  @TempDir static Path folder;
  private Session session;

  @BeforeEach
  void open() throws Exception {
    session = Session.open(new EngineSettings(128, 1000, 2), folder);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "SELECT * FROM '/etc/passwd.csv'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
        "SELECT * FROM read_csv('https://example.com/x.csv')",
        "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "LOAD '/tmp/x.duckdb_extension'",
        "INSTALL h3 FROM community",
        "ATTACH '/tmp/elsewhere.db'",
        "ATTACH 'https://example.com/x.db'",
        "COPY (SELECT 1) TO '/tmp/elsewhere.csv'",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "EXPORT DATABASE '/tmp/elsewhere'",
        "CREATE SECRET (TYPE s3)",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '100GB'",
        "SET threads = 64",
        "SET allowed_directories = ['/']",
        "SET autoinstall_known_extensions = true",
        "RESET memory_limit",
        "PRAGMA enable_profiling = 'json'",
        "PRAGMA profiling_output = '/tmp/elsewhere.json'",
        "SELECT getenv('HOME')"
      })
  void letsSqlOutOfNowhere(String sql) {
    assertThatThrownBy(() -> session.run(sql)).isInstanceOf(SqlFailure.class);
    assertThat(Path.of("/tmp/elsewhere.csv")).doesNotExist();
  }

  @Test
  void letsNobodyOutOfTheFolderByDots() {
    Path up = folder.resolve("..").resolve("..").resolve("etc").resolve("passwd");
    assertThatThrownBy(() -> session.run("SELECT * FROM read_text('%s')".formatted(up)))
        .isInstanceOf(SqlFailure.class);
    assertThatThrownBy(() -> session.run("COPY (SELECT 1) TO '%s/../x.csv'".formatted(folder)))
        .isInstanceOf(SqlFailure.class);
  }

  @Test
  void readsAndWritesInTheFolder() throws Exception {
    session.run("COPY (SELECT 42 AS n) TO '%s/x.csv'".formatted(folder));
    assertThat(session.number("SELECT n FROM read_csv('%s/x.csv')".formatted(folder)))
        .isEqualTo(42);
  }

  @Test
  void spillsWhatIsLargerThanItsMemory() throws Exception {
    // Six million rows of 32 bytes in 128 MB.
    long rows =
        session.number(
            """
            SELECT count(*) FROM (SELECT hash(range) AS a, hash(range + 1) AS b, range AS c, \
            row_number() OVER (ORDER BY hash(range)) AS d FROM range(6000000)) WHERE d > 0\
            """);
    assertThat(rows).isEqualTo(6_000_000);
  }

  @Test
  void saysThatMemoryOrDiskIsShort() throws Exception {
    try (Session small =
        Session.open(new EngineSettings(128, 1, 1), Files.createTempDirectory(folder, "s"))) {
      assertThatThrownBy(
              () -> small.run("CREATE TABLE t AS SELECT hash(range) AS a FROM range(40000000)"))
          .isInstanceOfSatisfying(
              SqlFailure.class, failure -> assertThat(failure.isShortage()).isTrue());
    }
  }

  @Test
  void stopsAStatementWhenItsThreadIsInterrupted() throws Exception {
    var started = new CountDownLatch(1);
    var endless =
        new FutureTask<>(
            () -> {
              started.countDown();
              return session.number(
                  "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b");
            });
    Thread thread = Thread.ofVirtual().start(endless);
    started.await();
    thread.interrupt();
    assertThatThrownBy(() -> endless.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
    assertThat(session.number("SELECT 1")).isEqualTo(1);
  }
}
