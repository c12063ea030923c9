package dev.fairway.sandbox.front;

import dev.fairway.sandbox.api.ApiHandler;
import dev.fairway.sandbox.api.Apis;
import dev.fairway.sandbox.api.Caller;
import dev.fairway.sandbox.api.Gate;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.queues.QueueLedger;
import dev.fairway.sandbox.queues.Queues;
import dev.fairway.sandbox.storage.Storage;
import dev.fairway.sandbox.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * S3, SQS and DynamoDB behind the region's port, and the place where the control plane's services
 * are plugged in.
 */
public final class DataPlane implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DataPlane.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final EmulatorClient client = new EmulatorClient();
  private final RegionApis apis = new RegionApis(client);
  private final Front front;
  private final QueueLedger queueLedger;
  private volatile Guard guard = Guard.OPEN;

  private DataPlane(DataPlaneOptions options) {
    front = new Front(options.host(), options.port(), () -> guard);
    queueLedger = new QueueLedger(options.clock());
  }

  /** Starts the three emulators side by side; on return all of them answer. */
  public static DataPlane start(DataPlaneOptions options) {
    DataPlane plane = new DataPlane(options);
    try {
      plane.startEmulators(options);
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  private void startEmulators(DataPlaneOptions options) {
    Path folder = options.state().orElseGet(this::temporaryFolder);
    Optional<Path> tablesFolder = options.state().map(state -> state.resolve("dynamodb"));
    Optional<Path> queuesFolder = options.state().map(state -> state.resolve("sqs"));
    ExecutorService workers = front.workers();
    Future<Tables> tables =
        workers.submit(part(() -> Tables.start(options.dynamoDbJars(), tablesFolder)));
    Future<Queues> queues =
        workers.submit(
            part(() -> Queues.start(endpoint(), options.account(), queuesFolder, queueLedger)));
    Future<Storage> storage =
        workers.submit(
            part(
                () ->
                    Storage.start(
                        folder.resolve("s3"),
                        options.account(),
                        options.clock(),
                        options.objectEvents())));
    awaitAll(List.of(tables, queues, storage));
    open(options, started(storage), started(queues), started(tables));
  }

  /** If one fails, the others are up by then, and are stopped with the rest. */
  private static void awaitAll(List<Future<?>> starting) {
    for (Future<?> part : starting) {
      try {
        part.get();
      } catch (ExecutionException e) {
        log.debug("An emulator did not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void open(DataPlaneOptions options, Storage storage, Queues queues, Tables tables) {
    ExecutorService workers = front.workers();
    ArnRewrite region =
        new ArnRewrite(
            "arn:aws:dynamodb:ddblocal:000000000000:", options.account().arn("dynamodb", ""));
    apis.emulate("s3", storage.endpoint(), ArnRewrite.NONE);
    apis.emulate("sqs", queues.endpoint(), ArnRewrite.NONE);
    apis.emulate("dynamodb", tables.endpoint(), region);
    front.route(
        "s3",
        new ObjectRoute(
            EmulatorProxy.to(storage.endpoint()), storage.settings(), () -> guard, workers));
    front.route(
        "sqs", new EmulatedRoute(queues.endpoint(), ArnRewrite.NONE, client, () -> guard, workers));
    front.route(
        "dynamodb", new EmulatedRoute(tables.endpoint(), region, client, () -> guard, workers));
    front.open(new ControlRoute(apis, () -> guard, workers));
  }

  /** What started is stopped on close, also if its siblings failed. */
  private <T extends AutoCloseable> Callable<T> part(Callable<T> start) {
    return () -> {
      T part = start.call();
      synchronized (parts) {
        parts.push(part);
      }
      return part;
    };
  }

  private static <T> T started(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("An emulator did not start.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted.", e);
    }
  }

  private Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("fairway-");
      synchronized (parts) {
        parts.addLast(() -> Folders.delete(folder));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("There is no room for temporary files.", e);
    }
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

  /** What happened to the messages of queues. */
  public QueueLedger queueLedger() {
    return queueLedger;
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
    RuntimeException failure = new IllegalStateException("The data plane did not stop cleanly.");
    synchronized (parts) {
      for (AutoCloseable part : parts) {
        try {
          part.close();
        } catch (Exception e) {
          failure.addSuppressed(e);
        }
      }
      parts.clear();
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
