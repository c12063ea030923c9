package dev.fairway.sandbox.alarms;

import dev.fairway.sandbox.metrics.MetricErrors;
import dev.fairway.sandbox.metrics.MetricInput;
import dev.fairway.sandbox.metrics.math.Expression;
import dev.fairway.sandbox.metrics.math.MathException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an alarm watches: one metric, or the series of metric math that returns data.
 *
 * @param single whether the request named one metric
 * @param asData the queries as GetMetricData takes them
 * @param period of every metric
 */
record AlarmQueries(boolean single, ArrayNode asData, Duration period) {

  static AlarmQueries of(MetricInput input) {
    boolean single = input.has("MetricName");
    if (single == !input.members().path("Metrics").isEmpty()) {
      throw MetricErrors.validation(
          "Exactly one of the parameters MetricName and Metrics must be specified.");
    }
    ArrayNode queries = single ? one(input) : several(input.members().path("Metrics"));
    return new AlarmQueries(single, queries, period(queries));
  }

  private static ArrayNode one(MetricInput input) {
    ArrayNode queries = JsonNodeFactory.instance.arrayNode();
    ObjectNode stat =
        queries.addObject().put("Id", "m1").put("ReturnData", true).putObject("MetricStat");
    ObjectNode metric = stat.putObject("Metric");
    metric.put("Namespace", input.required("Namespace"));
    metric.put("MetricName", input.required("MetricName"));
    metric.set("Dimensions", list(input.members().path("Dimensions")));
    input.required("Period");
    stat.put("Period", input.integer("Period", 0));
    stat.put("Stat", input.text("ExtendedStatistic").orElseGet(() -> input.required("Statistic")));
    input.text("Unit").ifPresent(unit -> stat.put("Unit", unit));
    return queries;
  }

  /** The query protocol has texts for numbers and truths. */
  private static ArrayNode several(JsonNode given) {
    ArrayNode queries = JsonNodeFactory.instance.arrayNode();
    int returned = 0;
    for (JsonNode each : given) {
      ObjectNode query = (ObjectNode) each.deepCopy();
      MetricInput input = new MetricInput(each);
      boolean returns = input.flag("ReturnData", true);
      query.put("ReturnData", returns);
      if (query.path("MetricStat") instanceof ObjectNode stat) {
        stat.put("Period", new MetricInput(stat).integer("Period", 0));
      }
      if (input.has("Expression")) {
        check(input);
      }
      returned += returns ? 1 : 0;
      queries.add(query);
    }
    if (returned != 1) {
      throw MetricErrors.validation("Exactly one element of the metrics list should return data.");
    }
    return queries;
  }

  private static void check(MetricInput query) {
    try {
      Expression.parse(query.required("Expression"));
    } catch (MathException e) {
      throw MetricErrors.validation(
          "Error in expression '%s': %s.".formatted(query.required("Id"), e.getMessage()));
    }
  }

  private static ArrayNode list(JsonNode given) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    given.forEach(list::add);
    return list;
  }

  private static Duration period(ArrayNode queries) {
    long seconds = 0;
    for (JsonNode query : queries) {
      long each = query.path("MetricStat").path("Period").asLong(0);
      if (seconds != 0 && each != 0 && each != seconds) {
        throw MetricErrors.validation("Period must be the same for all metrics of an alarm.");
      }
      seconds = Math.max(seconds, each);
    }
    if (seconds <= 0) {
      throw MetricErrors.validation("An alarm needs a metric with a Period of at least 1.");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Writes the members of DescribeAlarms that say what is watched. */
  void describe(ObjectNode out) {
    if (!single) {
      out.set("Metrics", asData);
      return;
    }
    JsonNode stat = asData.path(0).path("MetricStat");
    stat.path("Metric").properties().forEach(entry -> out.set(entry.getKey(), entry.getValue()));
    out.set("Period", stat.path("Period"));
    String statistic = stat.path("Stat").asString("");
    out.put(statistic.startsWith("p") ? "ExtendedStatistic" : "Statistic", statistic);
    if (stat.has("Unit")) {
      out.set("Unit", stat.path("Unit"));
    }
  }
}
