package dev.fairway.batch.engine;

import dev.fairway.batch.report.ChartLine;
import dev.fairway.batch.report.Column;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.report.ReportSection;
import dev.fairway.common.failure.BadConfigurationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Checks a report's SELECTs on an input without rows, and makes the order of their rows total. */
final class Compiler {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> EACH_TIME_DIFFERENT =
      Set.of(
          "random",
          "setseed",
          "uuid",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "now",
          "today",
          "get_current_timestamp",
          "get_current_time",
          "transaction_timestamp",
          "current_localtime",
          "current_localtimestamp");

  /** These stand without brackets, as columns do. */
  private static final Set<String> TIMES_OF_NOW =
      Set.of("current_timestamp", "current_date", "current_time", "localtime", "localtimestamp");

  private final Session session;
  private final ReportFile report;

  Compiler(Session session, ReportFile report) {
    this.session = session;
    this.report = report;
  }

  /**
   * @throws BadConfigurationException with the file, the line and DuckDB's own words
   */
  Compiled compile() throws InterruptedException {
    createEmptyInput();
    List<CompiledSection> sections = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (ReportSection section : report.sections()) {
      ArrayNode statements = parse(section);
      SyntaxTree tree = new SyntaxTree(statements);
      refuseChance(section, tree);
      used.addAll(tree.hasStar() ? allNames() : tree.columns());
      sections.add(new CompiledSection(section, ordered(section, statements)));
    }
    session.run("DROP VIEW input");
    session.run("DROP TABLE no_rows");
    report.time().ifPresent(time -> used.add(time.toLowerCase(Locale.ROOT)));
    return new Compiled(sections, columns(used));
  }

  private void createEmptyInput() throws InterruptedException {
    String columns =
        report.columns().stream()
            .map(column -> Sql.name(column.name()) + " " + column.type())
            .collect(Collectors.joining(", "));
    try {
      session.run("CREATE TABLE no_rows (" + columns + ")");
    } catch (SqlFailure e) {
      throw new BadConfigurationException(
          "%s: DuckDB does not take its schema: %s".formatted(report.source(), e.brief()), e);
    }
    session.run("CREATE VIEW input AS SELECT * FROM no_rows");
  }

  private ArrayNode parse(ReportSection section) throws InterruptedException {
    JsonNode answer = JSON.readTree(serialize(section.sql()));
    if (answer.path("error").asBoolean()) {
      throw wrong(section, answer.path("error_message").asString(""));
    }
    ArrayNode statements = (ArrayNode) answer.path("statements");
    if (statements.size() != 1) {
      throw wrong(section, "%d statements; one SELECT is right".formatted(statements.size()));
    }
    if (orders(statements).isEmpty()) {
      throw wrong(section, "it has no ORDER BY, so that its rows would come in any order");
    }
    return statements;
  }

  private String serialize(String sql) throws InterruptedException {
    return session.query(
        "SELECT json_serialize_sql(%s)".formatted(Sql.text(sql)),
        rows -> {
          rows.next();
          return rows.getString(1);
        });
  }

  private static ArrayNode orders(JsonNode statements) {
    for (JsonNode modifier : statements.path(0).path("node").path("modifiers")) {
      if (modifier.path("type").asString("").equals("ORDER_MODIFIER")) {
        return (ArrayNode) modifier.path("orders");
      }
    }
    return JSON.createArrayNode();
  }

  private void refuseChance(ReportSection section, SyntaxTree tree) {
    Set<String> found = new HashSet<>(tree.functions());
    found.retainAll(EACH_TIME_DIFFERENT);
    tree.columns().stream().filter(TIMES_OF_NOW::contains).forEach(found::add);
    for (String function : found) {
      throw wrong(
          section,
          function
              + " gives something else each time; the window's times are"
              + " getvariable('window_start') and getvariable('window_end')");
    }
  }

  /** With each of its columns, by its place, behind the section's own order. */
  private String ordered(ReportSection section, ArrayNode statements) throws InterruptedException {
    int columns = check(section);
    ArrayNode orders = orders(statements);
    if (!new SyntaxTree(orders).hasStar()) {
      String places =
          IntStream.rangeClosed(1, columns)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      JsonNode all = JSON.readTree(serialize("SELECT 1 ORDER BY " + places));
      orders(all.path("statements")).forEach(orders::add);
    }
    var whole = JSON.createObjectNode().put("error", false);
    whole.set("statements", statements);
    return session.query(
        "SELECT json_deserialize_sql(%s::JSON)".formatted(Sql.text(whole.toString())),
        rows -> {
          rows.next();
          return rows.getString(1);
        });
  }

  private int check(ReportSection section) throws InterruptedException {
    List<String> columns = columns(section);
    section.chart().ifPresent(chart -> check(section, chart, columns));
    return columns.size();
  }

  private List<String> columns(ReportSection section) throws InterruptedException {
    try {
      return session.query(
          "DESCRIBE " + section.sql(),
          rows -> {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
              names.add(rows.getString(1));
            }
            return names;
          });
    } catch (SqlFailure e) {
      throw wrong(section, e.brief());
    }
  }

  private void check(ReportSection section, ChartLine chart, List<String> columns) {
    for (String name : Stream.concat(Stream.of(chart.x()), chart.y().stream()).toList()) {
      if (!columns.contains(name)) {
        throw wrong(
            section,
            "its chart names the column %s; its SELECT has %s"
                .formatted(name, String.join(", ", columns)));
      }
    }
  }

  private BadConfigurationException wrong(ReportSection section, String reason) {
    return new BadConfigurationException(
        "%s: section %s: %s".formatted(report.at(section.line()), section.name(), reason));
  }

  private Set<String> allNames() {
    return report.columns().stream()
        .map(column -> column.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** A report that only counts rows still reads one column, to have rows. */
  private List<Column> columns(Set<String> used) {
    List<Column> columns =
        report.columns().stream()
            .filter(column -> used.contains(column.name().toLowerCase(Locale.ROOT)))
            .toList();
    return columns.isEmpty() ? List.of(report.columns().getFirst()) : columns;
  }
}
