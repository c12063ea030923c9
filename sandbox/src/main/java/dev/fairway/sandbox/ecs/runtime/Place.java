package dev.fairway.sandbox.ecs.runtime;

import java.util.Map;
import java.util.Optional;

/** Where a task is in its network; closing it gives the address back. */
public interface Place extends AutoCloseable {

  /** The address at which others reach the task's ports. */
  String address();

  /** The address of its own network interface, empty where it shares the machine's. */
  Optional<String> privateIp();

  /** The port at {@link #address} that leads to the container, empty where it listens on none. */
  Optional<Integer> port(String container);

  /** What a container is told of where to listen. */
  Map<String, String> environment(String container);

  @Override
  void close();
}
