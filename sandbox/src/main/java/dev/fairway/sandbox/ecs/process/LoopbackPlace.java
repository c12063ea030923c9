package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.Place;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place on the loopback interface, which all tasks share: each container that listens has a port
 * of it to itself, and is told so.
 */
record LoopbackPlace(Map<String, Integer> ports) implements Place {

  private static final String LOOPBACK = "127.0.0.1";

  static LoopbackPlace of(Map<String, Integer> wanted, LoopbackPorts free) {
    return new LoopbackPlace(
        wanted.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> free.next())));
  }

  @Override
  public String address() {
    return LOOPBACK;
  }

  @Override
  public Optional<String> privateIp() {
    return Optional.empty();
  }

  @Override
  public Optional<Integer> port(String container) {
    return Optional.ofNullable(ports.get(container));
  }

  @Override
  public Map<String, String> environment(String container) {
    return port(container)
        .map(port -> Map.of("SERVER_ADDRESS", LOOPBACK, "SERVER_PORT", Integer.toString(port)))
        .orElse(Map.of());
  }

  @Override
  public void close() {}
}
