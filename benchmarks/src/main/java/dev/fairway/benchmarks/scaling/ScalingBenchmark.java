package dev.fairway.benchmarks.scaling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints a Markdown table for each trace. */
final class ScalingBenchmark {

  private static final List<String> HEAD =
      List.of(
          "policy",
          "longest backlog, s",
          "p99 wait, s",
          "worst wait, s",
          "task-seconds",
          "above the minimum",
          "wait ÷ default",
          "cost ÷ default",
          "wait ÷ told at once",
          "wait ÷ oracle",
          "cost ÷ oracle");

  private final Fleet fleet = Fleet.DEFAULT;
  private final Contest contest;

  private ScalingBenchmark(Map<String, JsonNode> templates) {
    contest = new Contest(fleet, templates);
  }

  /**
   * Runs it.
   *
   * @param arguments our template, the one of CDK's pattern, and others to try
   */
  public static void main(String[] arguments) {
    JsonMapper json = new JsonMapper();
    Map<String, JsonNode> templates = new LinkedHashMap<>();
    for (String file : arguments) {
      String name =
          switch (templates.size()) {
            case 0 -> Contest.OURS;
            case 1 -> Contest.DEFAULT;
            default -> String.valueOf(Path.of(file).getFileName());
          };
      templates.put(name, json.readTree(Path.of(file)));
    }
    ScalingBenchmark benchmark = new ScalingBenchmark(templates);
    Traces.all().forEach(benchmark::print);
  }

  private void print(Load load) {
    Map<String, Figures> rows = contest.of(load);
    System.out.printf(
        Locale.ROOT,
        "## %s%n%n%,d jobs in %d minutes; the minimum alone is %,d task-seconds.%n%n",
        load.name(),
        load.jobs(),
        load.seconds() / 60,
        minimum(load));
    System.out.println("| " + String.join(" | ", HEAD) + " |");
    System.out.println("|---|" + "---:|".repeat(HEAD.size() - 1));
    rows.forEach((name, figures) -> System.out.println(row(load, name, figures, rows)));
    System.out.println();
  }

  private long minimum(Load load) {
    return (long) load.seconds() * fleet.minimum();
  }

  private String row(Load load, String name, Figures figures, Map<String, Figures> rows) {
    Figures cdk = of(rows, Contest.DEFAULT);
    Figures oracle = of(rows, Contest.ORACLE);
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.2f | %.2f |",
        name,
        figures.backlog(),
        figures.p99(),
        figures.worst(),
        figures.taskSeconds(),
        figures.taskSeconds() - minimum(load),
        figures.worst() / cdk.worst(),
        figures.taskSeconds() / cdk.taskSeconds(),
        figures.worst() / of(rows, Contest.AT_ONCE).worst(),
        figures.worst() / oracle.worst(),
        figures.taskSeconds() / oracle.taskSeconds());
  }

  private static Figures of(Map<String, Figures> rows, String name) {
    Figures found = rows.get(name);
    if (found == null) {
      throw new IllegalArgumentException("There is no row " + name + ".");
    }
    return found;
  }
}
