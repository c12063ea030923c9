package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.ecs.cluster.CapacityProviders;
import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.cluster.Launch;
import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.service.ServiceSettings.LoadBalancer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What ECS refuses of a service. */
final class ServiceCheck {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

  private ServiceCheck() {}

  static String name(Optional<String> given) {
    return given
        .filter(name -> NAME.matcher(name).matches())
        .orElseThrow(() -> EcsErrors.invalidParameter("Invalid service name."));
  }

  static void check(ServiceSettings settings, Cluster cluster, TaskDefinition definition) {
    if (settings.json().text("schedulingStrategy").orElse("REPLICA").equals("DAEMON")) {
      throw EcsErrors.invalidParameter(
          "The daemon scheduling strategy does not support the Fargate launch type.");
    }
    String controller = settings.json().in("deploymentController").text("type").orElse("ECS");
    if (!controller.equals("ECS")) {
      throw EcsErrors.invalidParameter(
          "The sandbox knows the deployment controller ECS only, not " + controller + ".");
    }
    if (settings.json().integer("desiredCount").isEmpty() || settings.desiredCount() < 0) {
      throw EcsErrors.invalidParameter("desiredCount must be at least 0.");
    }
    if (settings.minimumHealthyPercent() < 0 || settings.maximumPercent() < 1) {
      throw EcsErrors.invalidParameter(
          "minimumHealthyPercent must be at least 0 and maximumPercent above 0.");
    }
    CapacityProviders.strategy(settings.json(), cluster);
    Launch.check(settings.json(), definition);
    settings.loadBalancers().forEach(balancer -> check(balancer, definition));
  }

  private static void check(LoadBalancer balancer, TaskDefinition definition) {
    ContainerDefinition container =
        definition.containers().stream()
            .filter(one -> one.name().equals(balancer.container()))
            .findFirst()
            .orElseThrow(
                () ->
                    EcsErrors.invalidParameter(
                        "The container "
                            + balancer.container()
                            + " does not exist in the task definition."));
    if (container.port().filter(port -> port == balancer.port()).isEmpty()) {
      throw EcsErrors.invalidParameter(
          "The container %s did not have a container port %d defined."
              .formatted(balancer.container(), balancer.port()));
    }
  }
}
