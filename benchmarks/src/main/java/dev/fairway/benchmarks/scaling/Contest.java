package dev.fairway.benchmarks.scaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One load under every policy, at several places in the minute; figures are their means. */
final class Contest {

  static final String OURS = "Fairway's template";
  static final String DEFAULT = "QueueProcessingFargateService";
  static final String AT_ONCE = "oracle, told at once";
  static final String ORACLE = "oracle";

  /** Seconds that a job may wait: queue-worker.scaling.latency-goal. */
  static final int GOAL = 30;

  private static final int PHASE = 15;
  private static final int PHASES = 4;

  private final Fleet fleet;
  private final Map<String, JsonNode> templates;

  /**
   * Policies to try.
   *
   * @param templates of CloudFormation, by the name of the row
   */
  Contest(Fleet fleet, Map<String, JsonNode> templates) {
    this.fleet = fleet;
    this.templates = templates;
  }

  /** The figures of each row. */
  Map<String, Figures> of(Load load) {
    List<Load> phases =
        IntStream.range(0, PHASES).mapToObj(phase -> load.later(phase * PHASE)).toList();
    Map<String, Figures> rows = new LinkedHashMap<>();
    templates.forEach(
        (name, template) ->
            rows.put(name, Figures.mean(phases.stream().map(at -> under(at, template)).toList())));
    rows.put(AT_ONCE, Figures.mean(phases.stream().map(this::oracleToldAtOnce).toList()));
    rows.put(ORACLE, Figures.mean(phases.stream().map(this::oracle).toList()));
    return rows;
  }

  private Figures under(Load load, JsonNode template) {
    try (Policy policy = new TemplatePolicy(template, fleet)) {
      return Service.run(load, fleet, policy).figures();
    }
  }

  /** Waits no longer than the goal or, where all tasks can't keep it, than with all tasks. */
  private Figures oracle(Load load) {
    Course all = new Course(load, fleet);
    while (all.seconds() < load.seconds()) {
      all.pass(fleet.maximum(), fleet.maximum());
    }
    return cheapest(load, all);
  }

  /** Waits no longer than the goal or, where that is longer, than one who reacts at once. */
  private Figures oracleToldAtOnce(Load load) {
    try (Policy policy = new AllAtOnce(fleet, GOAL)) {
      return cheapest(load, Service.run(load, fleet, policy));
    }
  }

  private Figures cheapest(Load load, Course floor) {
    Deadlines deadlines = Deadlines.of(load, GOAL, floor.waits());
    return Oracle.cheapest(load, fleet, deadlines).figures();
  }
}
