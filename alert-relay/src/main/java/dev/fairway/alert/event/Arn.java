package dev.fairway.alert.event;

import java.util.List;

/**
 * An Amazon Resource Name as far as it can be read; parts that a text lacks are empty.
 *
 * @param path the resource's part, split at each slash: {@code task}, the cluster, the id
 */
record Arn(String service, String region, String account, List<String> path) {

  private static final int PARTS = 6;

  static Arn of(String text) {
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS || !"arn".equals(parts[0])) {
      return new Arn("", "", "", List.of());
    }
    return new Arn(parts[2], parts[3], parts[4], List.of(parts[5].split("/", -1)));
  }

  /** Whether it names such a resource of such a service. */
  boolean names(String service, String type) {
    return this.service.equals(service) && !path.isEmpty() && path.getFirst().equals(type);
  }

  /** The resource's own name, which is the last part. */
  String name() {
    return path.size() < 2 ? "" : path.getLast();
  }

  /** The cluster in the ARN of a task or a service, which those of before 2018 lack. */
  String cluster() {
    if (names("ecs", "cluster")) {
      return name();
    }
    return service.equals("ecs") && path.size() > 2 ? path.get(1) : "";
  }
}
