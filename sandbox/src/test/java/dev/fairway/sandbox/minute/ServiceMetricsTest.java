package dev.fairway.sandbox.minute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.metrics.MetricSample;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ServiceMetricsTest {

  @Test
  void countsTheTasksOfServicesWhereContainerInsightsIsOn() {
    assertThat(new ServiceMetrics(ServiceMetricsTest::ecs).read(Instant.EPOCH))
        .containsExactlyInAnyOrder(
            sample("fairway", "one", "DesiredTaskCount", 3),
            sample("fairway", "one", "PendingTaskCount", 1),
            sample("fairway", "one", "RunningTaskCount", 2),
            sample("fairway", "two", "DesiredTaskCount", 3),
            sample("fairway", "two", "PendingTaskCount", 1),
            sample("fairway", "two", "RunningTaskCount", 2));
  }

  private static MetricSample sample(String cluster, String service, String name, double value) {
    return new MetricSample(
        "ECS/ContainerInsights",
        name,
        Map.of("ClusterName", cluster, "ServiceName", service),
        value,
        "Count");
  }

  private static ObjectNode ecs(ApiCall call) {
    return switch (call.operation()) {
      case "ListClusters" -> json("{'clusterArns': ['fairway', 'dark']}");
      case "DescribeClusters" ->
          json(
              "{'clusters': [{'clusterName': 'fairway', 'settings': [{'name':"
                  + " 'containerInsights', 'value': 'enhanced'}]}, {'clusterName': 'dark',"
                  + " 'settings': [{'name': 'containerInsights', 'value': 'disabled'}]}]}");
      case "ListServices" ->
          call.input().path("nextToken").asString("").isEmpty()
              ? json("{'serviceArns': ['one'], 'nextToken': 'more'}")
              : json("{'serviceArns': ['two']}");
      case "DescribeServices" ->
          json(
              "{'services': [{'serviceName': 'one', 'desiredCount': 3, 'runningCount': 2,"
                  + " 'pendingCount': 1}, {'serviceName': 'two', 'desiredCount': 3,"
                  + " 'runningCount': 2, 'pendingCount': 1}]}");
      default -> throw new AssertionError(call.operation());
    };
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
