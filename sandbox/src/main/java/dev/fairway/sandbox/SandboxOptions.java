package dev.fairway.sandbox;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.ecs.container.ContainerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a region is made from.
 *
 * @param host the address to bind; anything but loopback opens the region to the network
 * @param port 0 for any that is free
 * @param albPort where the first load balancer listens, 0 for any that is free
 * @param repository the checkout: {@code infra/templates} is stood up, {@code X/target/app} runs as
 *     container X
 * @param state the folder that outlives the region, empty where nothing does
 * @param training whether tasks write their start-up caches instead of using them
 * @param taskEnvironment variables that every container gets, whatever its definition says
 * @param containers how tasks run as containers, empty where they run as processes
 * @param mailing who gets the topics' mails, and by way of which server
 * @param endpoint where S3, SQS and DynamoDB are, such as LocalStack's address; empty for the
 *     embedded ones
 */
public record SandboxOptions(
    String host,
    int port,
    int albPort,
    Account account,
    Path repository,
    Path templates,
    Optional<Path> state,
    boolean training,
    Map<String, String> taskEnvironment,
    Optional<ContainerOptions> containers,
    MailOptions mailing,
    Optional<URI> endpoint) {

  /** A region of a checkout on loopback: any free port, its own templates, nothing kept. */
  public static SandboxOptions of(Path repository) {
    return new SandboxOptions(
        "127.0.0.1",
        0,
        0,
        Account.DEFAULT,
        repository,
        repository.resolve("infra").resolve("templates"),
        Optional.empty(),
        false,
        Map.of(),
        Optional.empty(),
        MailOptions.NONE,
        Optional.empty());
  }

  /** The same with other templates. */
  public SandboxOptions withTemplates(Path folder) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        folder,
        state,
        training,
        taskEnvironment,
        containers,
        mailing,
        endpoint);
  }

  /** The same on another port. */
  public SandboxOptions at(String otherHost, int otherPort) {
    return new SandboxOptions(
        otherHost,
        otherPort,
        albPort,
        account,
        repository,
        templates,
        state,
        training,
        taskEnvironment,
        containers,
        mailing,
        endpoint);
  }

  /** The same with load balancers from another port on. */
  public SandboxOptions withAlbAt(int otherPort) {
    return new SandboxOptions(
        host,
        port,
        otherPort,
        account,
        repository,
        templates,
        state,
        training,
        taskEnvironment,
        containers,
        mailing,
        endpoint);
  }

  /** The same, kept in a folder. */
  public SandboxOptions keptIn(Path folder) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        Optional.of(folder),
        training,
        taskEnvironment,
        containers,
        mailing,
        endpoint);
  }

  /** The same, whose tasks are processes that write their start-up caches. */
  public SandboxOptions forTraining() {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        state,
        true,
        taskEnvironment,
        Optional.empty(),
        mailing,
        endpoint);
  }

  /** The same, whose tasks are containers. */
  public SandboxOptions withContainers(ContainerOptions other) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        state,
        training,
        taskEnvironment,
        Optional.of(other),
        mailing,
        endpoint);
  }

  /** The same, whose containers get these variables, whatever their definitions say. */
  public SandboxOptions withTaskEnvironment(Map<String, String> variables) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        state,
        training,
        Map.copyOf(variables),
        containers,
        mailing,
        endpoint);
  }

  /** The same, with mails to an address or by way of a server. */
  public SandboxOptions withMailing(MailOptions other) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        state,
        training,
        taskEnvironment,
        containers,
        other,
        endpoint);
  }

  /** The same with S3, SQS and DynamoDB at an endpoint. */
  public SandboxOptions withEndpoint(URI other) {
    return new SandboxOptions(
        host,
        port,
        albPort,
        account,
        repository,
        templates,
        state,
        training,
        taskEnvironment,
        containers,
        mailing,
        Optional.of(other));
  }

  /** Where the build leaves DynamoDB Local. */
  Path dynamoDbJars() {
    return repository.resolve(Path.of("sandbox", "dynamodb-local", "target", "lib"));
  }
}
