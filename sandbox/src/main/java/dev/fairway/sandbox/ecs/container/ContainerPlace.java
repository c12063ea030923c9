package dev.fairway.sandbox.ecs.container;

import dev.fairway.sandbox.ecs.runtime.Place;
import java.util.Map;
import java.util.Optional;

/** A place of its own in the network, where each container listens on its own port. */
record ContainerPlace(String address, Map<String, Integer> ports, Addresses addresses)
    implements Place {

  @Override
  public Optional<String> privateIp() {
    return Optional.of(address);
  }

  @Override
  public Optional<Integer> port(String container) {
    return Optional.ofNullable(ports.get(container));
  }

  @Override
  public Map<String, String> environment(String container) {
    return Map.of();
  }

  @Override
  public void close() {
    addresses.giveBack(address);
  }
}
