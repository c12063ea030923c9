package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The buses of the region by name; {@code default} is always there. */
final class EventBuses {

  private final ConcurrentSkipListMap<String, EventBus> buses = new ConcurrentSkipListMap<>();
  private final Function<String, EventBus> maker;

  EventBuses(Function<String, EventBus> maker) {
    this.maker = maker;
    buses.put("default", maker.apply("default"));
  }

  EventBus defaultBus() {
    return bus("default");
  }

  List<EventBus> all() {
    return List.copyOf(buses.values());
  }

  /** The bus that a name or an ARN names. */
  Optional<EventBus> find(String nameOrArn) {
    return Optional.ofNullable(buses.get(nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1)));
  }

  EventBus bus(String nameOrArn) {
    return find(nameOrArn)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "ResourceNotFoundException", "Event bus " + nameOrArn + " does not exist."));
  }

  /** The bus of a request's {@code EventBusName}, the default one where it has none. */
  EventBus of(JsonNode input) {
    return bus(input.path("EventBusName").asString("default"));
  }

  EventBus create(String name) {
    if (buses.containsKey(name)) {
      throw ApiException.badRequest(
          "ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
    }
    return buses.computeIfAbsent(name, maker);
  }

  void delete(String name) {
    if (name.equals("default")) {
      throw ApiException.badRequest("ValidationException", "Cannot delete event bus default.");
    }
    buses.remove(name);
  }
}
