package dev.fairway.sandbox.front;

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
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded S3, SQS and DynamoDB. */
final class Emulators implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Emulators.class);
  private static final String LOCAL_TABLES = "arn:aws:dynamodb:ddblocal:000000000000:";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final DataServices services;

  private Emulators(
      DataPlaneOptions options, URI region, QueueLedger ledger, ExecutorService workers) {
    Path folder = options.state().orElseGet(this::temporaryFolder);
    Optional<Path> tablesFolder = options.state().map(state -> state.resolve("dynamodb"));
    Optional<Path> queuesFolder = options.state().map(state -> state.resolve("sqs"));
    Future<Tables> tables =
        workers.submit(part(() -> Tables.start(options.dynamoDbJars(), tablesFolder)));
    Future<Queues> queues =
        workers.submit(part(() -> Queues.start(region, options.account(), queuesFolder, ledger)));
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
    try {
      this.services =
          new DataServices(
              started(storage).endpoint(),
              Optional.of(started(storage).settings()),
              started(queues).endpoint(),
              UnaryOperator.identity(),
              started(tables).endpoint(),
              new ArnRewrite(LOCAL_TABLES, options.account().arn("dynamodb", "")));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts the three side by side; on return all of them answer.
   *
   * @param region where clients reach them
   */
  static Emulators start(
      DataPlaneOptions options, URI region, QueueLedger ledger, ExecutorService workers) {
    return new Emulators(options, region, ledger, workers);
  }

  DataServices services() {
    return services;
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

  @Override
  public void close() {
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
