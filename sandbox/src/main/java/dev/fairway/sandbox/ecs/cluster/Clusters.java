package dev.fairway.sandbox.ecs.cluster;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Page;
import dev.fairway.sandbox.ecs.definition.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The clusters of the region. */
public final class Clusters {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

  private final Account account;
  private final Tags tags;
  private final Map<String, Cluster> byName = new ConcurrentSkipListMap<>();

  public Clusters(Account account, Tags tags) {
    this.account = account;
    this.tags = tags;
  }

  /**
   * The active cluster that a request names, by name or ARN; {@code default} where it names none.
   */
  public Cluster of(Input input) {
    return find(input.text("cluster").orElse(Cluster.DEFAULT_NAME));
  }

  public Cluster find(String reference) {
    Cluster cluster = byName.get(Cluster.nameOf(reference));
    if (cluster == null || !cluster.active()) {
      throw EcsErrors.clusterNotFound();
    }
    return cluster;
  }

  public boolean exists(String arn) {
    return byName.values().stream().anyMatch(cluster -> cluster.arn().equals(arn));
  }

  public Cluster create(Input input) {
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

  public Cluster putCapacityProviders(Input input) {
    Cluster cluster = of(input);
    List<String> providers = input.texts("capacityProviders");
    CapacityProviders.check(providers);
    Cluster changed =
        cluster.withCapacity(providers, input.objects("defaultCapacityProviderStrategy"));
    byName.put(cluster.name(), changed);
    return changed;
  }

  public Cluster delete(Input input, ClusterUse use) {
    Cluster cluster = of(input);
    if (use.services(cluster.name()) > 0) {
      throw ApiException.badRequest(
          "ClusterContainsServicesException",
          "The Cluster cannot be deleted while Services are active.");
    }
    if (use.tasks(cluster.name()) > 0) {
      throw ApiException.badRequest(
          "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
    }
    Cluster deleted = cluster.withActive(false);
    byName.put(cluster.name(), deleted);
    return deleted;
  }

  public ObjectNode list(Input input) {
    List<String> arns = byName.values().stream().filter(Cluster::active).map(Cluster::arn).toList();
    return Page.of(input).answer("clusterArns", arns);
  }

  public ObjectNode describe(Input input, ClusterUse use) {
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
        found.add(json(cluster, use));
      }
    }
    return answer;
  }

  /** The cluster as the API spells it. */
  public ObjectNode json(Cluster cluster, ClusterUse use) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("clusterArn", cluster.arn());
    json.put("clusterName", cluster.name());
    cluster.configuration().ifPresent(configuration -> json.set("configuration", configuration));
    json.put("status", cluster.active() ? "ACTIVE" : "INACTIVE");
    json.put("registeredContainerInstancesCount", 0);
    json.put("runningTasksCount", use.runningTasks(cluster.name()));
    json.put("pendingTasksCount", use.pendingTasks(cluster.name()));
    json.put("activeServicesCount", use.services(cluster.name()));
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
