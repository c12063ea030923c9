package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.metrics.math.Expression;
import dev.fairway.sandbox.metrics.math.Grid;
import dev.fairway.sandbox.metrics.math.Inputs;
import dev.fairway.sandbox.metrics.math.MathException;
import dev.fairway.sandbox.metrics.math.Value;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The queries of one request, each evaluated once, also where an expression names it. */
final class MetricQueries {

  /**
   * The time that is asked about.
   *
   * @param origin seconds since the epoch that periods start at
   */
  record Window(Instant start, Instant end, long origin) {}

  private final MetricStore store;
  private final Window window;
  private final Map<String, MetricInput> queries = new LinkedHashMap<>();
  private final Map<String, Value> known = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  MetricQueries(MetricStore store, JsonNode queries, Window window) {
    this.store = store;
    this.window = window;
    for (JsonNode each : queries) {
      MetricInput query = new MetricInput(each);
      String id = query.required("Id");
      if (!id.matches("[a-z][a-zA-Z0-9_]*")) {
        throw MetricErrors.validation(
            "The value '" + id + "' for parameter Id must begin with a small letter.");
      }
      if (this.queries.put(id, query) != null) {
        throw MetricErrors.validation("The values of Id must be unique, and " + id + " is twice.");
      }
    }
  }

  Map<String, MetricInput> all() {
    return queries;
  }

  /**
   * The series of a query, several where its expression gives several.
   *
   * @throws ApiException {@code ValidationError} where its expression is wrong
   */
  List<TimeSeries> series(String id) {
    try {
      return switch (value(id)) {
        case TimeSeries series -> List.of(series);
        case Value.SeriesArray(var several) -> several;
        case Value.Scalar scalar ->
            throw failed(id, "The result is a number and must be a time series");
      };
    } catch (MathException e) {
      throw failed(id, String.valueOf(e.getMessage()));
    }
  }

  private static ApiException failed(String id, String reason) {
    return MetricErrors.validation("Error in expression '" + id + "': " + reason + ".");
  }

  private Value value(String id) {
    Value value = known.get(id);
    if (value != null) {
      return value;
    }
    MetricInput query = queries.get(id);
    if (query == null) {
      throw new MathException("Nothing in the request has the id '" + id + "'");
    }
    if (!underWay.add(id)) {
      throw new MathException("'" + id + "' refers to itself");
    }
    Value found = query.has("Expression") ? expression(query) : stored(query);
    known.put(id, found);
    return found;
  }

  private TimeSeries stored(MetricInput query) {
    MetricInput stat = query.part("MetricStat");
    MetricInput metric = stat.part("Metric");
    MetricId id = metric.metric(metric.required("Namespace"));
    Statistic statistic = Statistic.named(stat.required("Stat"));
    NavigableMap<Long, Double> out = new TreeMap<>();
    store
        .merged(id, span(stat), stat.text("Unit"))
        .forEach(
            (second, values) -> statistic.of(values).ifPresent(number -> out.put(second, number)));
    return new TimeSeries(out);
  }

  private MetricStore.Span span(MetricInput withPeriod) {
    return withPeriod.span(window.start(), window.end(), window.origin());
  }

  private Value expression(MetricInput query) {
    Expression expression = Expression.parse(query.required("Expression"));
    MetricStore.Span span = query.has("Period") ? span(query) : span(statOf(expression));
    return expression.value(new Request(new Grid(span.from(), span.to(), span.period())));
  }

  /** An expression has the period of the metrics that it is made of. */
  private MetricInput statOf(Expression expression) {
    return Stream.concat(
            expression.ids().stream().map(queries::get).filter(Objects::nonNull),
            queries.values().stream())
        .filter(query -> query.has("MetricStat"))
        .map(query -> query.part("MetricStat"))
        .findFirst()
        .orElseThrow(() -> new MathException("The request has no metric"));
  }

  private final class Request implements Inputs {

    private final Grid grid;

    Request(Grid grid) {
      this.grid = grid;
    }

    @Override
    public Value named(String id) {
      return value(id);
    }

    @Override
    public List<TimeSeries> metrics(String containing) {
      return queries.entrySet().stream()
          .filter(entry -> entry.getValue().has("MetricStat"))
          .filter(entry -> (entry.getKey() + " " + label(entry)).contains(containing))
          .map(entry -> (TimeSeries) value(entry.getKey()))
          .toList();
    }

    @Override
    public Grid grid() {
      return grid;
    }
  }

  /** The label that a query asks for, or the name of its metric, or the id of its expression. */
  static String label(Map.Entry<String, MetricInput> query) {
    MetricInput input = query.getValue();
    return input
        .text("Label")
        .or(() -> input.part("MetricStat").part("Metric").text("MetricName"))
        .orElse(query.getKey());
  }
}
