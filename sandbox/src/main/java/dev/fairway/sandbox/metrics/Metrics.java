package dev.fairway.sandbox.metrics;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.clock.SandboxClock;
import java.util.Map;
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

  /**
   * Records a value of a metric that the region publishes itself, such as {@code AWS/SQS}, at the
   * region's time.
   *
   * @param unit as CloudWatch names it, such as {@code Count}
   */
  public void record(
      String namespace, String name, Map<String, String> dimensions, double value, String unit) {
    Aggregate one = new Aggregate();
    one.add(value, 1);
    store.add(MetricId.of(namespace, name, dimensions), unit, store.now(), 60, one);
  }
}
