package dev.fairway.sandbox.ecs.service;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.clock.SandboxClock;
import dev.fairway.sandbox.ecs.cluster.Cluster;
import dev.fairway.sandbox.ecs.cluster.Clusters;
import dev.fairway.sandbox.ecs.cluster.TaskLauncher;
import dev.fairway.sandbox.ecs.definition.EcsErrors;
import dev.fairway.sandbox.ecs.definition.Input;
import dev.fairway.sandbox.ecs.definition.Page;
import dev.fairway.sandbox.ecs.definition.Tags;
import dev.fairway.sandbox.ecs.definition.TaskDefinition;
import dev.fairway.sandbox.ecs.definition.TaskDefinitions;
import dev.fairway.sandbox.ecs.task.TaskFaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The services of the region and the operations on them. */
public final class ServiceOperations implements AutoCloseable {

  private static final int MOST_DESCRIBED = 10;
  private static final int CLOSING_SECONDS = 5;

  /** What a request refers to. */
  public record Catalogue(
      Account account, Clusters clusters, TaskDefinitions definitions, Tags tags) {}

  /** What services work with. */
  public record Machinery(
      TaskLauncher launcher,
      TaskProtection protection,
      Apis apis,
      SandboxClock clock,
      ServiceNews news,
      TaskFaults faults) {}

  private final Catalogue catalogue;
  private final ServiceNews news;
  private final SandboxClock clock;
  private final ServiceScheduler.Machinery machinery;
  private final Map<String, ServiceScheduler> byArn = new ConcurrentSkipListMap<>();
  private final ExecutorService schedulers = Executors.newVirtualThreadPerTaskExecutor();

  public ServiceOperations(Catalogue catalogue, Machinery machinery) {
    this.catalogue = catalogue;
    this.news = machinery.news();
    this.clock = machinery.clock();
    this.machinery =
        new ServiceScheduler.Machinery(
            machinery.launcher(),
            machinery.protection(),
            new TargetGroups(machinery.apis()),
            machinery.clock(),
            machinery.faults());
  }

  public synchronized ObjectNode create(Input input) {
    Cluster cluster = catalogue.clusters().of(input);
    String name = ServiceCheck.name(input.text("serviceName"));
    TaskDefinition definition = catalogue.definitions().active(input.text("taskDefinition"));
    ServiceSettings settings = new ServiceSettings(resolved(input, definition));
    ServiceCheck.check(settings, cluster, definition);
    String arn = arn(cluster, name);
    Optional<ObjectNode> existing = existing(arn, settings);
    if (existing.isPresent()) {
      return existing.get();
    }
    catalogue.tags().add(arn, input.objects("tags"));
    Service service =
        new Service(
            new Service.Identity(name, arn, cluster, clock.instant()),
            new ServiceLog(news, name, arn, cluster.arn()),
            settings);
    ServiceScheduler scheduler = new ServiceScheduler(service, machinery);
    byArn.put(arn, scheduler);
    scheduler.change(made -> made.deploy(definition, clock.instant()));
    ObjectNode answer = json(scheduler);
    schedulers.execute(scheduler);
    return answer;
  }

  private Optional<ObjectNode> existing(String arn, ServiceSettings wanted) {
    ServiceScheduler held = byArn.get(arn);
    if (held == null) {
      return Optional.empty();
    }
    return switch (held.read(Service::status)) {
      case INACTIVE -> Optional.empty();
      case DRAINING ->
          throw EcsErrors.invalidParameter("Unable to Start a service that is still Draining.");
      case ACTIVE -> {
        if (!held.read(Service::settings).equals(wanted)) {
          throw EcsErrors.invalidParameter("Creation of service was not idempotent.");
        }
        yield Optional.of(json(held));
      }
    };
  }

  private static Input resolved(Input input, TaskDefinition definition) {
    Input resolved = new Input(input.members().deepCopy());
    resolved.members().put("taskDefinition", definition.arn());
    return resolved;
  }

  private static String arn(Cluster cluster, String name) {
    return cluster.arn().replace(":cluster/", ":service/") + "/" + Cluster.nameOf(name);
  }

  public synchronized ObjectNode update(Input input) {
    Cluster cluster = catalogue.clusters().of(input);
    ServiceScheduler scheduler = active(cluster, input);
    ServiceSettings before = scheduler.read(Service::settings);
    TaskDefinition definition =
        input.text("taskDefinition").isPresent()
            ? catalogue.definitions().active(input.text("taskDefinition"))
            : catalogue.definitions().find(before.taskDefinition()).orElseThrow();
    ServiceSettings after = before.with(resolved(input, definition));
    ServiceCheck.check(after, cluster, definition);
    boolean deploys = input.flag("forceNewDeployment") || !after.isDeployedLike(before);
    scheduler.change(
        service -> {
          service.change(after);
          if (deploys) {
            service.deploy(definition, clock.instant());
          }
        });
    return json(scheduler);
  }

  public synchronized ObjectNode delete(Input input) {
    Cluster cluster = catalogue.clusters().of(input);
    ServiceScheduler scheduler = active(cluster, input);
    if (scheduler.read(Service::settings).desiredCount() > 0 && !input.flag("force")) {
      throw EcsErrors.invalidParameter("The service cannot be stopped while it is scaled above 0.");
    }
    scheduler.change(Service::drain);
    return json(scheduler);
  }

  private ServiceScheduler active(Cluster cluster, Input input) {
    ServiceScheduler found = byArn.get(arn(cluster, input.text("service").orElse("")));
    if (found == null) {
      throw ApiException.badRequest("ServiceNotFoundException", "Service not found.");
    }
    if (found.read(Service::status) != Service.Status.ACTIVE) {
      throw ApiException.badRequest("ServiceNotActiveException", "Service was not ACTIVE.");
    }
    return found;
  }

  public ObjectNode describe(Input input) {
    Cluster cluster = catalogue.clusters().of(input);
    List<String> references = input.texts("services");
    if (references.isEmpty() || references.size() > MOST_DESCRIBED) {
      throw EcsErrors.invalidParameter("Services must name 1 to " + MOST_DESCRIBED + " services.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("services");
    ArrayNode failures = answer.putArray("failures");
    for (String reference : references) {
      String arn = arn(cluster, reference);
      ServiceScheduler scheduler = byArn.get(arn);
      if (scheduler == null) {
        failures.addObject().put("arn", arn).put("reason", "MISSING");
        continue;
      }
      ObjectNode service = json(scheduler);
      if (input.texts("include").contains("TAGS")) {
        service.set("tags", catalogue.tags().of(arn));
      }
      found.add(service);
    }
    return answer;
  }

  private static ObjectNode json(ServiceScheduler scheduler) {
    return scheduler.read(service -> new ServiceJson(service).write());
  }

  public ObjectNode list(Input input) {
    Cluster cluster = catalogue.clusters().of(input);
    List<String> arns =
        byArn.entrySet().stream()
            .filter(entry -> isIn(cluster.name(), entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return Page.of(input).answer("serviceArns", arns);
  }

  private static boolean isIn(String cluster, ServiceScheduler scheduler) {
    return scheduler.read(
        service ->
            service.status() != Service.Status.INACTIVE
                && service.identity().cluster().name().equals(cluster));
  }

  /** Services of a cluster that have not ended. */
  public long count(String cluster) {
    return byArn.values().stream().filter(scheduler -> isIn(cluster, scheduler)).count();
  }

  public boolean exists(String arn) {
    return byArn.containsKey(arn);
  }

  /** Ends the schedulers; their tasks are no longer looked after. */
  @Override
  public void close() {
    schedulers.shutdownNow();
    try {
      schedulers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
