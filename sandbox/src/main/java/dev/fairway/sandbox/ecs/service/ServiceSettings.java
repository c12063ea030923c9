package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.definition.Input;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a service was told to be: the members of CreateService with those of later updates.
 *
 * @param json with {@code taskDefinition} as an ARN
 */
record ServiceSettings(Input json) {

  /** Members whose change starts a deployment (Amazon ECS API Reference, "UpdateService"). */
  private static final Set<String> DEPLOYED =
      Set.of(
          "loadBalancers",
          "networkConfiguration",
          "platformVersion",
          "serviceRegistries",
          "taskDefinition");

  private static final Set<String> OF_THE_REQUEST =
      Set.of("service", "cluster", "forceNewDeployment");

  /** A target group and the container that its targets lead to. */
  record LoadBalancer(String targetGroup, String container, int port) {}

  int desiredCount() {
    return json.integer("desiredCount").orElse(0);
  }

  String taskDefinition() {
    return json.text("taskDefinition").orElse("");
  }

  private Input deployment() {
    return json.in("deploymentConfiguration");
  }

  int minimumHealthyPercent() {
    return deployment().integer("minimumHealthyPercent").orElse(100);
  }

  int maximumPercent() {
    return deployment().integer("maximumPercent").orElse(200);
  }

  /** Tasks that must stay healthy, the percentage rounded up. */
  int fewest() {
    return Math.ceilDiv(desiredCount() * minimumHealthyPercent(), 100);
  }

  /** Tasks that may run or be pending, the percentage rounded down. */
  int most() {
    return desiredCount() * maximumPercent() / 100;
  }

  CircuitBreaker breaker() {
    return CircuitBreaker.of(deployment());
  }

  /** How long after a task's start failed health checks are ignored. */
  Duration grace() {
    return Duration.ofSeconds(json.integer("healthCheckGracePeriodSeconds").orElse(0));
  }

  List<LoadBalancer> loadBalancers() {
    return json.objects("loadBalancers").stream()
        .filter(balancer -> balancer.text("targetGroupArn").isPresent())
        .map(
            balancer ->
                new LoadBalancer(
                    balancer.text("targetGroupArn").orElseThrow(),
                    balancer.text("containerName").orElse(""),
                    balancer.integer("containerPort").orElse(0)))
        .toList();
  }

  /** Tags of the service go to its tasks where it is told so. */
  List<Input> taskTags() {
    return json.text("propagateTags").orElse("NONE").equals("SERVICE")
        ? json.objects("tags")
        : List.of();
  }

  /** The same with the members that an update gives. */
  ServiceSettings with(Input update) {
    Input merged = new Input(json.members().deepCopy());
    update
        .members()
        .properties()
        .forEach(
            member -> {
              if (!OF_THE_REQUEST.contains(member.getKey()) && !member.getValue().isNull()) {
                merged.members().set(member.getKey(), member.getValue().deepCopy());
              }
            });
    if (update.members().has("capacityProviderStrategy")) {
      merged.members().remove("launchType");
    }
    return new ServiceSettings(merged);
  }

  /** The same with another's members that a deployment carries. */
  ServiceSettings deployedAs(ServiceSettings other) {
    Input merged = new Input(json.members().deepCopy());
    merged.members().remove(DEPLOYED);
    DEPLOYED.stream()
        .filter(name -> other.json.members().has(name))
        .forEach(name -> merged.members().set(name, other.json.members().path(name)));
    return new ServiceSettings(merged);
  }

  boolean isDeployedLike(ServiceSettings other) {
    return DEPLOYED.stream()
        .allMatch(name -> json.members().path(name).equals(other.json.members().path(name)));
  }
}
