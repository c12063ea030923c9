package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Gate;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.queues.QueueLedger;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * S3, SQS and DynamoDB behind the region's port, and the place where the control plane's services
 * are plugged in.
 */
public final class DataPlane implements AutoCloseable {

  private final EmulatorClient client = new EmulatorClient();
  private final RegionApis apis = new RegionApis(client);
  private final Front front;
  private final Optional<QueueLedger> queueLedger;
  private volatile Guard guard = Guard.OPEN;
  private volatile @Nullable Emulators emulators;

  private DataPlane(DataPlaneOptions options) {
    front = new Front(options.host(), options.port(), () -> guard);
    queueLedger =
        options.endpoint().isPresent()
            ? Optional.empty()
            : Optional.of(new QueueLedger(options.clock()));
  }

  /** Starts the three emulators, or finds their like at an endpoint; on return all are reached. */
  public static DataPlane start(DataPlaneOptions options) {
    DataPlane plane = new DataPlane(options);
    try {
      plane.open(plane.services(options));
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  private DataServices services(DataPlaneOptions options) {
    return options
        .endpoint()
        .map(elsewhere -> DataServices.at(elsewhere, endpoint()))
        .orElseGet(() -> emulators(options).services());
  }

  private Emulators emulators(DataPlaneOptions options) {
    Emulators started =
        Emulators.start(options, endpoint(), queueLedger.orElseThrow(), front.workers());
    emulators = started;
    return started;
  }

  private void open(DataServices services) {
    ExecutorService workers = front.workers();
    apis.emulate("s3", services.s3(), ArnRewrite.NONE, UnaryOperator.identity());
    apis.emulate("sqs", services.sqs(), ArnRewrite.NONE, services.queueUrls());
    apis.emulate("dynamodb", services.dynamoDb(), services.arns(), UnaryOperator.identity());
    front.route(
        "s3",
        new ObjectRoute(
            EmulatorProxy.to(services.s3()), services.settings(), () -> guard, workers));
    front.route(
        "sqs", new EmulatedRoute(services.sqs(), ArnRewrite.NONE, client, () -> guard, workers));
    front.route(
        "dynamodb",
        new EmulatedRoute(services.dynamoDb(), services.arns(), client, () -> guard, workers));
    front.open(new ControlRoute(apis, () -> guard, workers));
  }

  /** Where AWS is: {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return front.endpoint();
  }

  /** Listens at another address as well, on the same port. */
  public void listenAlso(String host) {
    front.listenAlso(host);
  }

  /** Every service as the inside calls it. */
  public Apis apis() {
    return apis;
  }

  /** What happened to the messages of queues, empty where they are elsewhere. */
  public Optional<QueueLedger> queueLedger() {
    return queueLedger;
  }

  /** The services at another address, also those that the region has itself. */
  public Apis apisAt(URI endpoint) {
    return call -> client.call(endpoint, ArnRewrite.NONE, call);
  }

  /**
   * Plugs in a service of the control plane.
   *
   * @param service its SigV4 signing name
   */
  public void serve(String service, ApiHandler handler) {
    apis.serve(service, handler);
  }

  /**
   * Plugs in an answer of the sandbox itself.
   *
   * @param path below {@code /_fairway}, such as {@code /health}; one that ends in a slash stands
   *     for every name in that folder
   */
  public void admin(String path, AdminHandler handler) {
    front.admin(path, handler);
  }

  /**
   * Puts roles in force.
   *
   * @param callers who is behind an access key
   */
  public void guard(Function<String, Caller> callers, Permissions permissions, Gate gate) {
    guard = new Guard(callers, permissions, gate);
  }

  /** Takes no more requests, then stops the emulators. */
  @Override
  public void close() {
    front.close();
    client.close();
    Emulators started = emulators;
    if (started != null) {
      started.close();
    }
  }
}
