package dev.fairway.infra.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * A metric of the queue or of the service, a value each minute.
 *
 * @param id under which an expression names it
 */
record Measure(
    String id, String namespace, String name, String statistic, Map<String, String> dimensions) {

  static final int PERIOD_SECONDS = 60;

  static Measure ofQueue(String id, String name, String queueName) {
    return new Measure(id, "AWS/SQS", name, "Maximum", Map.of("QueueName", queueName));
  }

  static Measure ofService(String id, String name, String clusterName) {
    return new Measure(
        id, "ECS/ContainerInsights", name, "Average", dimensionsOfService(clusterName));
  }

  static Map<String, String> dimensionsOfService(String clusterName) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("ClusterName", clusterName);
    dimensions.put("ServiceName", QueueWorkerStack.NAME);
    return dimensions;
  }

  CfnAlarm.MetricDataQueryProperty forAlarm() {
    List<CfnAlarm.DimensionProperty> named = new ArrayList<>();
    dimensions.forEach(
        (key, value) ->
            named.add(CfnAlarm.DimensionProperty.builder().name(key).value(value).build()));
    return CfnAlarm.MetricDataQueryProperty.builder()
        .id(id)
        .metricStat(
            CfnAlarm.MetricStatProperty.builder()
                .metric(
                    CfnAlarm.MetricProperty.builder()
                        .namespace(namespace)
                        .metricName(name)
                        .dimensions(named)
                        .build())
                .period(PERIOD_SECONDS)
                .stat(statistic)
                .build())
        .returnData(false)
        .build();
  }

  CfnScalingPolicy.TargetTrackingMetricDataQueryProperty forTracking() {
    List<CfnScalingPolicy.TargetTrackingMetricDimensionProperty> named = new ArrayList<>();
    dimensions.forEach(
        (key, value) ->
            named.add(
                CfnScalingPolicy.TargetTrackingMetricDimensionProperty.builder()
                    .name(key)
                    .value(value)
                    .build()));
    return CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
        .id(id)
        .metricStat(
            CfnScalingPolicy.TargetTrackingMetricStatProperty.builder()
                .metric(
                    CfnScalingPolicy.TargetTrackingMetricProperty.builder()
                        .namespace(namespace)
                        .metricName(name)
                        .dimensions(named)
                        .build())
                .stat(statistic)
                .build())
        .returnData(false)
        .build();
  }
}
