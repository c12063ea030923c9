package dev.fairway.sandbox.minute;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.metrics.MetricSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The task counts of services in clusters with Container Insights ("Amazon ECS Container Insights
 * metrics").
 */
public record ServiceMetrics(Apis apis) implements MetricSource {

  private static final Caller CALLER = Caller.service("ecs", Optional.empty());
  private static final int DESCRIBED_AT_ONCE = 10;

  /** Settings of a cluster that switch Container Insights on. */
  private static final Set<String> ON = Set.of("enabled", "enhanced");

  private static final Map<String, String> COUNTS =
      Map.of(
          "desiredCount", "DesiredTaskCount",
          "pendingCount", "PendingTaskCount",
          "runningCount", "RunningTaskCount");

  @Override
  public List<MetricSample> read(Instant minute) {
    ObjectNode input = object();
    input.set("clusters", all("ListClusters", "clusterArns", object()));
    input.putArray("include").add("SETTINGS");
    List<MetricSample> samples = new ArrayList<>();
    for (JsonNode cluster : call("DescribeClusters", input).path("clusters")) {
      if (cluster.path("settings").valueStream().anyMatch(ServiceMetrics::switchesOn)) {
        services(cluster.path("clusterName").asString(""), samples);
      }
    }
    return samples;
  }

  private static boolean switchesOn(JsonNode setting) {
    return setting.path("name").asString("").equals("containerInsights")
        && ON.contains(setting.path("value").asString(""));
  }

  private void services(String cluster, List<MetricSample> samples) {
    ArrayNode arns = all("ListServices", "serviceArns", object().put("cluster", cluster));
    for (int from = 0; from < arns.size(); from += DESCRIBED_AT_ONCE) {
      ObjectNode input = object().put("cluster", cluster);
      ArrayNode some = input.putArray("services");
      arns.valueStream().skip(from).limit(DESCRIBED_AT_ONCE).forEach(some::add);
      for (JsonNode service : call("DescribeServices", input).path("services")) {
        sample(cluster, service, samples);
      }
    }
  }

  private static void sample(String cluster, JsonNode service, List<MetricSample> samples) {
    Map<String, String> dimensions =
        Map.of("ClusterName", cluster, "ServiceName", service.path("serviceName").asString(""));
    COUNTS.forEach(
        (member, metric) ->
            samples.add(
                new MetricSample(
                    "ECS/ContainerInsights",
                    metric,
                    dimensions,
                    service.path(member).asDouble(0),
                    "Count")));
  }

  /** Every page of a list. */
  private ArrayNode all(String operation, String member, ObjectNode input) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    String token = "";
    do {
      ObjectNode page = call(operation, input.deepCopy());
      page.path(member).forEach(out::add);
      token = page.path("nextToken").asString("");
      input.put("nextToken", token);
    } while (!token.isEmpty());
    return out;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode call(String operation, ObjectNode input) {
    return apis.call(new ApiCall("ecs", operation, input, CALLER));
  }
}
