package dev.fairway.common.metrics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where metrics go.
 *
 * @param namespace the CloudWatch namespace (METRICS_NAMESPACE); without one, nothing is sent
 */
@ConfigurationProperties("metrics")
record MetricsSettings(@Nullable String namespace) {}
