package dev.fairway.common.backend;

import com.github.dockerjava.api.model.PortBinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** One LocalStack in a container, empty at first and gone when it is closed or the JVM ends. */
final class LocalStackServer implements AutoCloseable {

  private static final int PORT = 4566;

  /** Newer images than the last free one ask for it. */
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  private final LocalStackContainer container;
  private final Thread atExit = new Thread(this::stop, "end of LocalStack");

  private LocalStackServer(LocalStackContainer container) {
    this.container = container;
  }

  static LocalStackServer start(String image) {
    LocalStackContainer container =
        new LocalStackContainer(
                DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"))
            .withServices("s3", "sqs", "dynamodb", "events")
            .withLabels(LocalDocker.owned());
    String token = System.getenv(TOKEN);
    if (token != null) {
      container.withEnv(TOKEN, token);
    }
    // It is given Docker's socket for Lambda, which nobody here uses.
    container.setBinds(new ArrayList<>());
    container.withCreateContainerCmdModifier(
        create -> {
          if (create.getHostConfig() != null) {
            create
                .getHostConfig()
                .withPortBindings(List.of(PortBinding.parse("127.0.0.1::" + PORT)));
          }
        });
    LocalStackServer server = new LocalStackServer(container);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    container.start();
    return server;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + container.getMappedPort(PORT));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stop();
  }

  private void stop() {
    container.stop();
  }
}
