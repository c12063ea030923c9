package dev.fairway.sandbox.ecs.task;

import dev.fairway.sandbox.ecs.definition.ContainerDefinition;
import dev.fairway.sandbox.ecs.definition.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task as the API and the events spell it (Amazon ECS API Reference, "Task"; Developer Guide,
 * "Amazon ECS task state change events"). Events call the interface eni and leave health out.
 */
public record TaskJson(TaskSpec spec, TaskState state) {

  public ObjectNode write(Times times) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("attachments").add(attachment(times));
    json.putArray("attributes")
        .addObject()
        .put("name", "ecs.cpu-architecture")
        .put("value", spec.definition().architecture().equals("ARM64") ? "arm64" : "x86_64");
    json.put("availabilityZone", spec.placement().availabilityZone());
    spec.placement().capacityProvider().ifPresent(name -> json.put("capacityProviderName", name));
    json.put("clusterArn", spec.home().clusterArn());
    if (state.times().containsKey(Moment.CONNECTED)) {
      json.put("connectivity", "CONNECTED");
    }
    ArrayNode containers = json.putArray("containers");
    spec.definition()
        .containers()
        .forEach(container -> containers.add(container(container, times)));
    putSize(json);
    json.put("desiredStatus", state.desiredStatus().name());
    json.put("enableExecuteCommand", spec.placement().executeCommand());
    json.put("group", spec.origin().group());
    if (times == Times.EPOCH_SECONDS) {
      json.put("healthStatus", checkedHealth().orElse("UNKNOWN"));
    }
    json.put("lastStatus", state.lastStatus().name());
    json.put("launchType", "FARGATE");
    json.set("overrides", spec.overrides().shown(spec.definition().containers()));
    json.put("platformFamily", "Linux");
    json.put("platformVersion", spec.placement().platformVersion());
    spec.origin().startedBy().ifPresent(by -> json.put("startedBy", by));
    state.stop().ifPresent(stop -> putStop(json, stop));
    json.put("taskArn", spec.names().arn());
    json.put("taskDefinitionArn", spec.definition().arn());
    json.put("version", state.version());
    for (Moment moment : Moment.values()) {
      Instant at = state.times().get(moment);
      if (at != null) {
        times.put(json, moment.member(), at);
      }
    }
    return json;
  }

  private void putSize(ObjectNode json) {
    json.put("cpu", Integer.toString(spec.size().cpuUnits()));
    json.put("memory", Integer.toString(spec.size().memoryMib()));
    json.putObject("ephemeralStorage")
        .put("sizeInGiB", spec.overrides().storageGib(spec.definition()));
  }

  private static void putStop(ObjectNode json, Stop stop) {
    json.put("stopCode", stop.code().spelling());
    json.put("stoppedReason", stop.reason());
  }

  private ObjectNode attachment(Times times) {
    NetworkInterface network = spec.network(state.place());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", network.attachmentId());
    json.put("type", times == Times.ISO ? "eni" : "ElasticNetworkInterface");
    json.put("status", attachmentStatus());
    ArrayNode details = json.putArray("details");
    detail(details, "subnetId", network.subnet());
    if (state.lastStatus() != TaskStatus.PROVISIONING) {
      detail(details, "networkInterfaceId", network.id());
      detail(details, "macAddress", network.macAddress());
      detail(details, "privateDnsName", network.privateDnsName());
      detail(details, "privateIPv4Address", network.privateIp());
    }
    return json;
  }

  private String attachmentStatus() {
    return switch (state.lastStatus()) {
      case PROVISIONING -> "PRECREATED";
      case PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING -> "ATTACHED";
      case STOPPED -> "DELETED";
    };
  }

  private static void detail(ArrayNode details, String name, String value) {
    details.addObject().put("name", name).put("value", value);
  }

  private ObjectNode container(ContainerDefinition definition, Times times) {
    TaskSpec.ContainerNames names = spec.container(definition.name());
    ContainerState container = state.container(definition.name());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("containerArn", names.arn());
    json.put("taskArn", spec.names().arn());
    json.put("name", definition.name());
    json.put("image", definition.image());
    container.startedAt().ifPresent(at -> json.put("runtimeId", names.runtimeId()));
    json.put("lastStatus", container.status().name());
    container.exitCode().ifPresent(code -> json.put("exitCode", code));
    container.reason().ifPresent(reason -> json.put("reason", reason));
    ArrayNode interfaces = json.putArray("networkInterfaces");
    if (state.lastStatus() != TaskStatus.PROVISIONING) {
      NetworkInterface network = spec.network(state.place());
      interfaces
          .addObject()
          .put("attachmentId", network.attachmentId())
          .put("privateIpv4Address", network.privateIp());
    }
    if (times == Times.EPOCH_SECONDS) {
      json.put("healthStatus", container.health());
      state
          .place()
          .flatMap(place -> TaskSpec.binding(definition, place))
          .ifPresent(binding -> json.putArray("networkBindings").add(binding));
    }
    json.put("cpu", Integer.toString(spec.overrides().cpu(definition)));
    Optional<Integer> memory = spec.overrides().memoryMib(definition);
    memory.ifPresent(mib -> json.put("memory", Integer.toString(mib)));
    return json;
  }

  /** The worst of the essential containers that are checked, empty where none is. */
  Optional<String> checkedHealth() {
    List<String> checked =
        spec.definition().containers().stream()
            .filter(container -> container.essential() && container.healthCheck().isPresent())
            .map(container -> state.container(container.name()).health())
            .toList();
    return Stream.of("UNHEALTHY", "UNKNOWN", "HEALTHY").filter(checked::contains).findFirst();
  }
}
