package dev.fairway.sandbox.ecs.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What ECS refuses to register. */
final class TaskDefinitionCheck {

  private static final Pattern FAMILY = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
  private static final Pattern CONTAINER = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
  private static final Set<String> CONDITIONS = Set.of("START", "COMPLETE", "SUCCESS", "HEALTHY");
  private static final int LONGEST_STOP_TIMEOUT = 120;

  private TaskDefinitionCheck() {}

  static void check(Input input) {
    String family =
        input
            .text("family")
            .orElseThrow(() -> EcsErrors.client("Family should not be null or empty."));
    if (!FAMILY.matcher(family).matches()) {
      throw EcsErrors.client("Family contains invalid characters.");
    }
    List<ContainerDefinition> containers =
        input.objects("containerDefinitions").stream().map(ContainerDefinition::new).toList();
    checkContainers(containers);
    if (input.texts("requiresCompatibilities").contains("FARGATE")) {
      checkFargate(input, containers);
    }
  }

  private static void checkContainers(List<ContainerDefinition> containers) {
    if (containers.isEmpty()) {
      throw EcsErrors.client("Container list cannot be empty.");
    }
    Set<String> names = new HashSet<>();
    for (ContainerDefinition container : containers) {
      checkContainer(container);
      if (!names.add(container.name())) {
        throw EcsErrors.client(
            "Container definitions must have unique names: " + container.name() + ".");
      }
    }
    if (containers.stream().noneMatch(ContainerDefinition::essential)) {
      throw EcsErrors.client("TaskDefinition must have at least one essential container.");
    }
    containers.forEach(container -> checkDependencies(container, names));
    checkCycles(containers);
  }

  private static void checkContainer(ContainerDefinition container) {
    if (container.name().isEmpty()) {
      throw EcsErrors.client("Container.name should not be null or empty.");
    }
    if (!CONTAINER.matcher(container.name()).matches()) {
      throw EcsErrors.client("Container name contains invalid characters.");
    }
    if (container.image().isEmpty()) {
      throw EcsErrors.client("Container.image should not be null or empty.");
    }
    for (ContainerDefinition.Secret secret : container.secrets()) {
      if (secret.variable().isEmpty() || secret.valueFrom().isEmpty()) {
        throw EcsErrors.client("A secret needs both name and valueFrom.");
      }
    }
  }

  private static void checkDependencies(ContainerDefinition container, Set<String> names) {
    for (ContainerDefinition.Dependency dependency : container.dependsOn()) {
      if (!names.contains(dependency.container())) {
        throw EcsErrors.client(
            "Container '%s' depends on container '%s', which is not in the task definition."
                .formatted(container.name(), dependency.container()));
      }
      if (!CONDITIONS.contains(dependency.condition())) {
        throw EcsErrors.client(
            "Invalid dependency condition: %s. Valid conditions are START, COMPLETE, SUCCESS and HEALTHY."
                .formatted(dependency.condition()));
      }
    }
  }

  private static void checkCycles(List<ContainerDefinition> containers) {
    Set<String> settled = new HashSet<>();
    List<ContainerDefinition> left = containers;
    while (!left.isEmpty()) {
      List<ContainerDefinition> open =
          left.stream()
              .filter(
                  container ->
                      !container.dependsOn().stream()
                          .allMatch(dependency -> settled.contains(dependency.container())))
              .toList();
      if (open.size() == left.size()) {
        throw EcsErrors.client("Container dependencies must not form a cycle.");
      }
      Set<String> waiting =
          open.stream().map(ContainerDefinition::name).collect(Collectors.toSet());
      left.stream()
          .map(ContainerDefinition::name)
          .filter(name -> !waiting.contains(name))
          .forEach(settled::add);
      left = open;
    }
  }

  private static void checkFargate(Input input, List<ContainerDefinition> containers) {
    if (!input.text("networkMode").orElse("").equals("awsvpc")) {
      throw EcsErrors.client("Fargate only supports network mode 'awsvpc'.");
    }
    if (input.text("cpu").isEmpty()) {
      throw EcsErrors.client("Fargate requires that 'cpu' be defined at the task level.");
    }
    if (input.text("memory").isEmpty()) {
      throw EcsErrors.client("Fargate requires that 'memory' be defined at the task level.");
    }
    FargateSize.of(input.text("cpu").orElseThrow(), input.text("memory").orElseThrow());
    if (input.text("executionRoleArn").isEmpty()) {
      checkNeedsNoExecutionRole(containers);
    }
    for (ContainerDefinition container : containers) {
      if (container.stopTimeout().toSeconds() > LONGEST_STOP_TIMEOUT) {
        throw EcsErrors.client("Fargate supports a stopTimeout of at most 120 seconds.");
      }
    }
    checkStorage(input);
  }

  private static void checkNeedsNoExecutionRole(List<ContainerDefinition> containers) {
    for (ContainerDefinition container : containers) {
      if (container.logStream("").isPresent()) {
        throw EcsErrors.client(
            "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
      }
      if (container.image().contains(".dkr.ecr.")) {
        throw EcsErrors.client(
            "Fargate requires task definition to have execution role ARN to support ECR images.");
      }
      if (!container.secrets().isEmpty()) {
        throw EcsErrors.client(
            "Fargate requires task definition to have execution role ARN to support secrets.");
      }
    }
  }

  private static void checkStorage(Input input) {
    input
        .in("ephemeralStorage")
        .integer("sizeInGiB")
        .filter(size -> size < 21 || size > 200)
        .ifPresent(
            size -> {
              throw EcsErrors.client(
                  "Ephemeral storage must be between 21 and 200 GiB, not " + size + ".");
            });
  }
}
