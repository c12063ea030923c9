package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.metrics.math.Value.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch ({@code monitoring}): metrics in memory. */
public final class Metrics implements ApiHandler {

  private final MetricStore store;
  private final PutMetricData putMetricData;
  private final ListMetrics listMetrics;
  private final GetMetricStatistics getMetricStatistics;
  private final GetMetricData getMetricData;

  public Metrics(SandboxClock clock) {
    this.store = new MetricStore(clock);
    this.putMetricData = new PutMetricData(store, clock);
    this.listMetrics = new ListMetrics(store);
    this.getMetricStatistics = new GetMetricStatistics(store);
    this.getMetricData = new GetMetricData(store);
  }

  @Override
  public ObjectNode handle(ApiCall call) {
    MetricInput input = new MetricInput(call.input());
    return switch (call.operation()) {
      case "PutMetricData" -> putMetricData.handle(input);
      case "ListMetrics" -> listMetrics.handle(input);
      case "GetMetricStatistics" -> getMetricStatistics.handle(input);
      case "GetMetricData" -> getMetricData.handle(input);
      default ->
          throw ApiException.badRequest(
              "UnknownOperationException",
              "The sandbox does not simulate " + call.operation() + " of CloudWatch.");
    };
  }

  /** Records a value of a metric that the region publishes itself, such as {@code AWS/SQS}. */
  public void record(MetricSample sample, Instant time) {
    Aggregate one = new Aggregate();
    one.add(sample.value(), 1);
    MetricId id = MetricId.of(sample.namespace(), sample.name(), sample.dimensions());
    store.add(id, sample.unit(), time, 60, one);
  }

  /**
   * The values of the one query that returns data, by the start of their period in seconds since
   * the epoch.
   *
   * @param queries as GetMetricData takes them
   * @param end exclusive; periods end here
   * @throws ApiException {@code ValidationError} where an expression is wrong or not exactly one
   *     series is returned
   */
  public NavigableMap<Long, Double> series(JsonNode queries, Instant start, Instant end) {
    MetricQueries all =
        new MetricQueries(
            store, queries, new MetricQueries.Window(start, end, end.getEpochSecond()));
    List<String> returned =
        all.all().entrySet().stream()
            .filter(query -> query.getValue().flag("ReturnData", true))
            .map(Map.Entry::getKey)
            .toList();
    if (returned.size() != 1) {
      throw MetricErrors.validation(
          "Exactly one element of the metrics list should return data, not "
              + returned.size()
              + ".");
    }
    List<TimeSeries> series = all.series(returned.getFirst());
    if (series.size() != 1) {
      throw MetricErrors.validation(
          "The expression of " + returned.getFirst() + " must return a single time series.");
    }
    return series.getFirst().values();
  }
}
