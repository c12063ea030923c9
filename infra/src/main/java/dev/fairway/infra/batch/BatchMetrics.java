package dev.fairway.infra.batch;

import dev.fairway.infra.task.AppTask;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * The batch-job's metrics under the names that Micrometer gives them in CloudWatch: a counter's
 * ends in {@code .count}, a gauge's in {@code .value}.
 */
final class BatchMetrics {

  private BatchMetrics() {}

  static Metric sum(String name, Duration period) {
    return metric(name, "Sum", period);
  }

  static Metric most(String name, Duration period) {
    return metric(name, "Maximum", period);
  }

  private static Metric metric(String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace(AppTask.METRICS_NAMESPACE)
        .metricName(name)
        .statistic(statistic)
        .period(period)
        .build();
  }
}
