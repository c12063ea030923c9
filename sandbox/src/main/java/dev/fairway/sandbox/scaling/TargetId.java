package dev.fairway.sandbox.scaling;

import dev.fairway.sandbox.metrics.MetricInput;
import tools.jackson.databind.node.ObjectNode;

/**
 * What identifies a scalable target.
 *
 * @param resourceId such as {@code service/fairway/queue-worker}
 */
record TargetId(String namespace, String resourceId, String dimension)
    implements Comparable<TargetId> {

  static final String NAMESPACE = "ecs";
  static final String DIMENSION = "ecs:service:DesiredCount";

  static TargetId of(MetricInput input) {
    TargetId id =
        new TargetId(
            ScalingErrors.required(input, "ServiceNamespace"),
            ScalingErrors.required(input, "ResourceId"),
            ScalingErrors.required(input, "ScalableDimension"));
    if (!id.namespace().equals(NAMESPACE) || !id.dimension().equals(DIMENSION)) {
      throw ScalingErrors.validation(
          "The sandbox scales the namespace ecs and the dimension ecs:service:DesiredCount, not "
              + id.namespace()
              + " and "
              + id.dimension());
    }
    if (!id.resourceId().matches("service/[^/]+/[^/]+")) {
      throw ScalingErrors.validation(
          "Unsupported service namespace, resource type or scalable dimension: " + id.resourceId());
    }
    return id;
  }

  String cluster() {
    return resourceId.split("/", -1)[1];
  }

  String service() {
    return resourceId.split("/", -1)[2];
  }

  void describe(ObjectNode out) {
    out.put("ServiceNamespace", namespace);
    out.put("ResourceId", resourceId);
    out.put("ScalableDimension", dimension);
  }

  /** As error messages name it. */
  String words() {
    return "service namespace: "
        + namespace
        + ", resource ID: "
        + resourceId
        + ", scalable dimension: "
        + dimension;
  }

  @Override
  public int compareTo(TargetId other) {
    return resourceId.compareTo(other.resourceId);
  }
}
