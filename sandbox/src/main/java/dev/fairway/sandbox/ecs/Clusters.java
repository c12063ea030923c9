package dev.fairway.sandbox.ecs;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.task.TaskStatus;
import dev.fairway.sandbox.ecs.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The clusters of the region. */
final class Clusters {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

  private final Account account;
  private final Tags tags;
  private final Map<String, Cluster> byName = new ConcurrentSkipListMap<>();

  Clusters(Account account, Tags tags) {
    this.account = account;
    this.tags = tags;
  }

  /**
   * The active cluster that a request names, by name or ARN; {@code default} where it names none.
   */
  Cluster of(Input input) {
    return find(input.text("cluster").orElse(Cluster.DEFAULT_NAME));
  }

  Cluster find(String reference) {
    Cluster cluster = byName.get(Cluster.nameOf(reference));
    if (cluster == null || !cluster.active()) {
      throw EcsErrors.clusterNotFound();
    }
    return cluster;
  }

  boolean exists(String arn) {
    return byName.values().stream().anyMatch(cluster -> cluster.arn().equals(arn));
  }

  Cluster create(Input input) {
    String name = input.text("clusterName").orElse(Cluster.DEFAULT_NAME);
    if (!NAME.matcher(name).matches()) {
      throw EcsErrors.invalidParameter("Invalid cluster name: " + name);
    }
    List<String> providers = input.texts("capacityProviders");
    CapacityProviders.check(providers);
    Cluster wanted =
        new Cluster(
            name,
            account.arn("ecs", "cluster/" + name),
            true,
            providers,
            input.objects("defaultCapacityProviderStrategy"),
            input.array("settings"),
            input.object("configuration"));
    Cluster created = byName.merge(name, wanted, (held, latest) -> held.active() ? held : latest);
    tags.add(created.arn(), input.objects("tags"));
    return created;
  }

  Cluster putCapacityProviders(Input input) {
    Cluster cluster = of(input);
    List<String> providers = input.texts("capacityProviders");
    CapacityProviders.check(providers);
    Cluster changed =
        cluster.withCapacity(providers, input.objects("defaultCapacityProviderStrategy"));
    byName.put(cluster.name(), changed);
    return changed;
  }

  Cluster delete(Input input, long activeTasks) {
    Cluster cluster = of(input);
    if (activeTasks > 0) {
      throw ApiException.badRequest(
          "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
    }
    Cluster deleted = cluster.withActive(false);
    byName.put(cluster.name(), deleted);
    return deleted;
  }

  ObjectNode list(Input input) {
    List<String> arns = byName.values().stream().filter(Cluster::active).map(Cluster::arn).toList();
    return Page.of(input).answer("clusterArns", arns);
  }

  ObjectNode describe(Input input, Tasks tasks) {
    List<String> references = input.texts("clusters");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("clusters");
    ArrayNode failures = answer.putArray("failures");
    for (String reference : references.isEmpty() ? List.of("default") : references) {
      Cluster cluster = byName.get(Cluster.nameOf(reference));
      if (cluster == null) {
        String arn =
            reference.startsWith("arn:") ? reference : account.arn("ecs", "cluster/" + reference);
        failures.addObject().put("arn", arn).put("reason", "MISSING");
      } else {
        found.add(json(cluster, tasks));
      }
    }
    return answer;
  }

  /** The cluster as the API spells it. */
  ObjectNode json(Cluster cluster, Tasks tasks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("clusterArn", cluster.arn());
    json.put("clusterName", cluster.name());
    cluster.configuration().ifPresent(configuration -> json.set("configuration", configuration));
    json.put("status", cluster.active() ? "ACTIVE" : "INACTIVE");
    json.put("registeredContainerInstancesCount", 0);
    json.put("runningTasksCount", tasks.count(cluster.name(), TaskStatus.RUNNING));
    json.put("pendingTasksCount", tasks.count(cluster.name(), TaskStatus.PENDING));
    json.put("activeServicesCount", 0);
    json.putArray("statistics");
    json.set("tags", tags.of(cluster.arn()));
    json.set("settings", cluster.settings());
    ArrayNode providers = json.putArray("capacityProviders");
    cluster.capacityProviders().forEach(providers::add);
    ArrayNode strategy = json.putArray("defaultCapacityProviderStrategy");
    cluster.defaultStrategy().forEach(item -> strategy.add(item.members()));
    return json;
  }
}
