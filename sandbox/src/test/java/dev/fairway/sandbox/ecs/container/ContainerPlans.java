package dev.fairway.sandbox.ecs.container;

import dev.fairway.sandbox.ecs.runtime.Confinement;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.LogStream;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of tasks with a container named app. */
final class ContainerPlans {

  private ContainerPlans() {}

  static ContainerPlan app(
      String name,
      Map<String, String> environment,
      List<String> command,
      Optional<Integer> memoryMib,
      Confinement confinement) {
    return new ContainerPlan(
        name,
        "000000000000.dkr.ecr.us-east-1.amazonaws.com/assets:" + name,
        List.of(),
        command,
        environment,
        memoryMib,
        Optional.of(new LogStream("/fairway/" + name, name)),
        confinement);
  }

  static TaskPlan task(String id, int cpuUnits, Place place, List<ContainerPlan> containers) {
    return new TaskPlan(
        id,
        "ip-" + place.address().replace('.', '-') + ".ec2.internal",
        new TaskSize(cpuUnits, 512),
        place,
        containers);
  }

  static ContainerCreation creation(
      int cpuUnits,
      List<String> command,
      Optional<Integer> memoryMib,
      Confinement confinement,
      int processors) {
    ContainerPlan app = app("app", Map.of(), command, memoryMib, confinement);
    return creation(app, cpuUnits, processors);
  }

  static ContainerCreation creation(
      List<String> command, Optional<Integer> memoryMib, Confinement confinement, int processors) {
    return creation(256, command, memoryMib, confinement, processors);
  }

  static ContainerCreation creation(
      Map<String, String> environment, List<String> command, Confinement confinement) {
    return creation(app("app", environment, command, Optional.empty(), confinement), 256, 2);
  }

  private static ContainerCreation creation(ContainerPlan app, int cpuUnits, int processors) {
    Place place = new ContainerPlace("169.254.171.20", Map.of(), new Addresses(Set::of));
    return new ContainerCreation(task("0123abcd", cpuUnits, place, List.of(app)), app, processors);
  }
}
