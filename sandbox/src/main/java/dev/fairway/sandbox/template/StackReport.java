package dev.fairway.sandbox.template;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of a stack's resources.
 *
 * @param parametersNotLookedUp parameters whose value CloudFormation would look up elsewhere
 */
public record StackReport(
    String stack, List<StackResource> resources, List<String> parametersNotLookedUp) {

  public StackReport {
    resources = List.copyOf(resources);
    parametersNotLookedUp = List.copyOf(parametersNotLookedUp);
  }

  public List<StackResource> simulated() {
    return resources.stream().filter(StackResource::simulated).toList();
  }

  /** The resources that exist in name only. */
  public List<StackResource> accepted() {
    return resources.stream().filter(resource -> !resource.simulated()).toList();
  }

  /** The logical ids of the accepted resources by type, for a short overview. */
  public TreeMap<String, List<String>> acceptedByType() {
    TreeMap<String, List<String>> byType = new TreeMap<>();
    for (StackResource resource : accepted()) {
      byType.merge(
          resource.type(),
          List.of(resource.logicalId()),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    return byType;
  }

  /** The whole report as text, a line for each resource. */
  public String text() {
    StringBuilder text = new StringBuilder("Stack " + stack + "\n");
    simulated().forEach(resource -> text.append("  simulated  ").append(resource.line()));
    accepted()
        .forEach(resource -> text.append("  accepted, not simulated  ").append(resource.line()));
    parametersNotLookedUp.forEach(
        name -> text.append("  parameter ").append(name).append(" keeps its default\n"));
    return text.toString();
  }
}
