package dev.fairway.sandbox;

import dev.fairway.sandbox.ecs.container.ContainerGateway;
import dev.fairway.sandbox.ecs.container.ContainerOptions;
import dev.fairway.sandbox.ecs.container.ContainerRuntime;
import dev.fairway.sandbox.ecs.process.AotCache;
import dev.fairway.sandbox.ecs.process.AppFolders;
import dev.fairway.sandbox.ecs.process.ProcessRuntime;
import dev.fairway.sandbox.ecs.runtime.LogSink;
import dev.fairway.sandbox.ecs.runtime.TaskRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Where tasks run, and where they find the region. */
sealed interface TaskHost extends AutoCloseable {

  /** What the options say. */
  static TaskHost of(SandboxOptions options) {
    return options.containers().<TaskHost>map(Containers::open).orElseGet(() -> new Here(options));
  }

  /** The address at which tasks reach the sandbox. */
  String address();

  /** The address at which tasks reach what listens beside the sandbox. */
  String outsideAddress();

  /** The sandbox's address for tasks, where a region that listens at {@code host} lacks it. */
  Optional<String> addressBeside(String host);

  /** The region as tasks reach it, on the port of its own endpoint. */
  default URI endpoint(URI endpoint) {
    return URI.create("http://" + address() + ":" + endpoint.getPort());
  }

  TaskRuntime runtime(Path state, LogSink logs, Clock clock);

  @Override
  void close();

  /** Processes of this machine. */
  record Here(SandboxOptions options) implements TaskHost {

    @Override
    public String address() {
      return "127.0.0.1";
    }

    @Override
    public String outsideAddress() {
      return address();
    }

    @Override
    public Optional<String> addressBeside(String host) {
      return Optional.empty();
    }

    /** Processes reach whatever this machine does. */
    @Override
    public URI endpoint(URI endpoint) {
      return endpoint;
    }

    @Override
    public TaskRuntime runtime(Path state, LogSink logs, Clock clock) {
      return new ProcessRuntime(
          AppFolders.builtIn(options.repository()),
          options.training() ? AotCache.TRAIN : AotCache.USE,
          state,
          logs,
          clock);
    }

    @Override
    public void close() {}
  }

  /** Containers of Docker. */
  record Containers(ContainerGateway gateway, ContainerOptions options) implements TaskHost {

    private static final String EVERYWHERE = "0.0.0.0";

    static Containers open(ContainerOptions options) {
      return new Containers(ContainerGateway.open(options), options);
    }

    @Override
    public String address() {
      return gateway.address();
    }

    @Override
    public String outsideAddress() {
      return gateway.outsideAddress();
    }

    @Override
    public Optional<String> addressBeside(String host) {
      return host.equals(EVERYWHERE) || host.equals(address())
          ? Optional.empty()
          : Optional.of(address());
    }

    @Override
    public TaskRuntime runtime(Path state, LogSink logs, Clock clock) {
      return new ContainerRuntime(gateway, options, logs, clock);
    }

    @Override
    public void close() {
      gateway.close();
    }
  }
}
