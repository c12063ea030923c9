package dev.fairway.sandbox.ecs.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Docker's engine, which answered. */
record DockerEngine(DockerClient client, URI host) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DockerEngine.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Connects to an engine.
   *
   * @param host where it listens, empty for what Docker's own command would take
   * @throws NoContainersException where none answers
   */
  static DockerEngine connect(Optional<String> host) {
    DefaultDockerClientConfig.Builder settings =
        DefaultDockerClientConfig.createDefaultConfigBuilder();
    host.ifPresent(settings::withDockerHost);
    String told = host.orElse("the address of DOCKER_HOST");
    try {
      DockerClientConfig config = settings.build();
      told = config.getDockerHost().toString();
      DockerEngine engine = new DockerEngine(client(config), config.getDockerHost());
      engine.ping();
      return engine;
    } catch (RuntimeException e) {
      throw new NoContainersException(
          "Docker does not answer at %s (%s): start it, or say with DOCKER_HOST where it is. Tasks as processes need no Docker: --tasks process."
              .formatted(told, cause(e)));
    }
  }

  private static DockerClient client(DockerClientConfig config) {
    return DockerClientImpl.getInstance(
        config,
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .connectionTimeout(PATIENCE)
            .build());
  }

  private void ping() {
    try {
      client.pingCmd().exec();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static String cause(Throwable e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return String.valueOf(first.getMessage());
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      log.debug("The connection to Docker did not close", e);
    }
  }
}
