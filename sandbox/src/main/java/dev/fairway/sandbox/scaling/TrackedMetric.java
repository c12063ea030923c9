package dev.fairway.sandbox.scaling;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The metric of a target tracking policy, as the members of PutMetricAlarm. */
final class TrackedMetric {

  private static final int PERIOD = 60;

  private static final Map<String, String> OF_ECS =
      Map.of(
          "ECSServiceAverageCPUUtilization", "CPUUtilization",
          "ECSServiceAverageMemoryUtilization", "MemoryUtilization");

  private TrackedMetric() {}

  static ObjectNode of(JsonNode configuration, TargetId target) {
    if (configuration.path("CustomizedMetricSpecification") instanceof ObjectNode customized) {
      return customized.has("Metrics") ? math(customized) : single(customized);
    }
    JsonNode predefined = configuration.path("PredefinedMetricSpecification");
    if (predefined.isObject()) {
      return predefined(predefined, target);
    }
    throw ScalingErrors.validation(
        "Exactly one of CustomizedMetricSpecification and PredefinedMetricSpecification is"
            + " required");
  }

  private static ObjectNode single(ObjectNode customized) {
    return customized.deepCopy().put("Period", PERIOD);
  }

  /** A query of target tracking has no period: it is a minute. */
  private static ObjectNode math(ObjectNode customized) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    ArrayNode metrics = members.putArray("Metrics");
    for (JsonNode each : customized.path("Metrics")) {
      ObjectNode query = (ObjectNode) each.deepCopy();
      if (query.path("MetricStat") instanceof ObjectNode stat) {
        stat.put("Period", PERIOD);
      }
      metrics.add(query);
    }
    return members;
  }

  private static ObjectNode predefined(JsonNode specification, TargetId target) {
    String type = specification.path("PredefinedMetricType").asString("");
    ObjectNode members = JsonNodeFactory.instance.objectNode().put("Period", PERIOD);
    ArrayNode dimensions = members.putArray("Dimensions");
    String ofService = OF_ECS.get(type);
    if (ofService != null) {
      dimension(dimensions, "ClusterName", target.cluster());
      dimension(dimensions, "ServiceName", target.service());
      return members
          .put("Namespace", "AWS/ECS")
          .put("MetricName", ofService)
          .put("Statistic", "Average");
    }
    if (type.equals("ALBRequestCountPerTarget")) {
      String label = specification.path("ResourceLabel").asString("");
      int group = label.indexOf("targetgroup/");
      if (group < 0) {
        throw ScalingErrors.validation("ResourceLabel must name a load balancer and target group");
      }
      dimension(dimensions, "TargetGroup", label.substring(group));
      return members
          .put("Namespace", "AWS/ApplicationELB")
          .put("MetricName", "RequestCountPerTarget")
          .put("Statistic", "Sum");
    }
    throw ScalingErrors.validation("Unsupported predefined metric type: " + type);
  }

  private static void dimension(ArrayNode dimensions, String name, String value) {
    dimensions.addObject().put("Name", name).put("Value", value);
  }
}
