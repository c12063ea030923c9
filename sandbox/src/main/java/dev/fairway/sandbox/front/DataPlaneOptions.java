package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.storage.ObjectEvents;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Where the data plane listens and what it keeps.
 *
 * @param port of the front, 0 for any that is free
 * @param state the folder of objects and tables, empty where nothing outlives the process
 * @param dynamoDbJars the folder of DynamoDB Local's jars
 * @param clock the time of S3's events
 * @param objectEvents takes S3's events
 * @param endpoint where S3, SQS and DynamoDB are, empty for the embedded ones; those at an endpoint
 *     tell nobody here of their objects
 */
public record DataPlaneOptions(
    String host,
    int port,
    Account account,
    Optional<Path> state,
    Path dynamoDbJars,
    Clock clock,
    ObjectEvents objectEvents,
    Optional<URI> endpoint) {

  /** For tests: any free port of loopback, nothing kept, the jars where the build puts them. */
  public static DataPlaneOptions forTests() {
    return new DataPlaneOptions(
        "127.0.0.1",
        0,
        Account.DEFAULT,
        Optional.empty(),
        DynamoDbJars.inCheckout(),
        Clock.systemUTC(),
        ObjectEvents.NONE,
        Optional.empty());
  }

  public DataPlaneOptions withObjectEvents(ObjectEvents events) {
    return new DataPlaneOptions(host, port, account, state, dynamoDbJars, clock, events, endpoint);
  }

  public DataPlaneOptions withState(Path folder) {
    return new DataPlaneOptions(
        host, port, account, Optional.of(folder), dynamoDbJars, clock, objectEvents, endpoint);
  }

  /** The same with S3, SQS and DynamoDB at an endpoint. */
  public DataPlaneOptions withEndpoint(URI other) {
    return new DataPlaneOptions(
        host, port, account, state, dynamoDbJars, clock, objectEvents, Optional.of(other));
  }
}
