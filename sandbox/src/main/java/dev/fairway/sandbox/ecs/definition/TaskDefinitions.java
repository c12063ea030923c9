package dev.fairway.sandbox.ecs.definition;

import dev.fairway.sandbox.api.Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The task definitions of the region: families of revisions that never change. */
public final class TaskDefinitions {

  private final Account account;
  private final Clock clock;
  private final Map<String, List<TaskDefinition>> families = new TreeMap<>();

  public TaskDefinitions(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  public synchronized TaskDefinition register(Input input) {
    TaskDefinitionCheck.check(input);
    String family = input.text("family").orElseThrow();
    List<TaskDefinition> revisions = families.computeIfAbsent(family, name -> new ArrayList<>());
    int revision = revisions.size() + 1;
    String arn = account.arn("ecs", "task-definition/" + family + ":" + revision);
    Input kept = new Input(TaskDefinitionJson.registered(input));
    TaskDefinition definition =
        new TaskDefinition(arn, family, revision, true, clock.instant(), kept);
    revisions.add(definition);
    return definition;
  }

  /**
   * The revision that is meant by an ARN, {@code family:revision}, or {@code family} (then the
   * latest active one); an inactive one only by its revision.
   */
  public synchronized Optional<TaskDefinition> find(String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    int colon = name.indexOf(':');
    String family = colon < 0 ? name : name.substring(0, colon);
    List<TaskDefinition> revisions = families.getOrDefault(family, List.of());
    return colon < 0
        ? revisions.reversed().stream().filter(TaskDefinition::active).findFirst()
        : revisions.stream()
            .filter(found -> name.substring(colon + 1).equals(Integer.toString(found.revision())))
            .findFirst();
  }

  /** The active revision that a request names. */
  public TaskDefinition active(Optional<String> reference) {
    TaskDefinition definition =
        find(reference.orElseThrow(() -> EcsErrors.client("Task definition can not be blank.")))
            .orElseThrow(EcsErrors::taskDefinitionNotFound);
    if (!definition.active()) {
      throw EcsErrors.invalidParameter("TaskDefinition is inactive");
    }
    return definition;
  }

  public synchronized TaskDefinition deregister(String reference) {
    TaskDefinition found =
        find(reference)
            .filter(definition -> reference.endsWith(":" + definition.revision()))
            .orElseThrow(
                () ->
                    EcsErrors.client(
                        "The specified task definition does not exist. Specify a valid account, family, revision and try again."));
    TaskDefinition inactive = found.inactive();
    families.getOrDefault(found.family(), List.of()).set(found.revision() - 1, inactive);
    return inactive;
  }

  public boolean exists(String arn) {
    return find(arn).filter(found -> found.arn().equals(arn)).isPresent();
  }

  /** ARNs by family and revision. */
  public synchronized List<String> arns(Input input) {
    String status = input.text("status").orElse("ACTIVE");
    Predicate<TaskDefinition> wanted =
        definition -> status.equals(definition.active() ? "ACTIVE" : "INACTIVE");
    Optional<String> family = input.text("familyPrefix");
    List<String> arns = new ArrayList<>();
    families.values().stream()
        .flatMap(Collection::stream)
        .filter(wanted)
        .filter(definition -> family.isEmpty() || definition.family().equals(family.get()))
        .forEach(definition -> arns.add(definition.arn()));
    if (input.text("sort").orElse("ASC").equals("DESC")) {
      Collections.reverse(arns);
    }
    return arns;
  }

  /** Families; one with an active revision is active. */
  public synchronized List<String> families(Input input) {
    String status = input.text("status").orElse("ALL");
    String prefix = input.text("familyPrefix").orElse("");
    return families.entrySet().stream()
        .filter(family -> family.getKey().startsWith(prefix))
        .filter(family -> status.equals("ALL") || status.equals(status(family.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String status(List<TaskDefinition> revisions) {
    return revisions.stream().anyMatch(TaskDefinition::active) ? "ACTIVE" : "INACTIVE";
  }
}
