package dev.fairway.sandbox.metrics;

import java.util.Map;

/**
 * One value of a metric.
 *
 * @param unit as CloudWatch names it, such as {@code Count}
 */
public record MetricSample(
    String namespace, String name, Map<String, String> dimensions, double value, String unit) {}
