package dev.fairway.sandbox.storage;

import dev.fairway.sandbox.api.Account;
import dev.fairway.sandbox.storage.nio2blob.VersionedBlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;

/** S3 on a loopback port of its own, with its objects in one folder. */
public final class Storage implements AutoCloseable {

  /** What S3 itself takes in a single PUT: 5 GiB. */
  private static final long LARGEST_PUT_BYTES = 5L * 1024 * 1024 * 1024;

  private static final int LARGEST_CHUNK_BYTES = 64 * 1024 * 1024;
  private static final long STOP_TIMEOUT_MILLIS = 2_000;

  private final S3Proxy server;
  private final BucketSettings settings;

  private Storage(S3Proxy server, BucketSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts S3 with the objects that {@code folder} holds.
   *
   * @param clock the time of the events
   */
  public static Storage start(Path folder, Account account, Clock clock, ObjectEvents events) {
    try {
      BlobStore objects =
          new FormUploads(
              new ListedBlobStore(
                  new FileKeyBlobStore(
                      new VersionedBlobStore(
                          Files.createDirectories(folder.resolve("objects")), Clock.systemUTC()))));
      BucketSettings settings =
          new BucketSettings(
              Files.createDirectories(folder.resolve("settings")), objects::containerExists);
      BlobStore observed =
          new ObservedBlobStore(
              objects,
              settings,
              new ObjectEventWriter(account, clock),
              events,
              new Sequencers(Clock.systemUTC()));
      Path incoming = Files.createDirectories(folder.resolve("incoming"));
      return new Storage(listen(new TrailingChecksums(observed, incoming)), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("S3 can't use the folder " + folder, e);
    }
  }

  /**
   * Signatures are not checked: a person may use any access key, a task's is judged by its role.
   */
  private static S3Proxy listen(BlobStore objects) {
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .maxSinglePartObjectSize(LARGEST_PUT_BYTES)
            .v4MaxNonChunkedRequestSize(LARGEST_PUT_BYTES)
            .v4MaxChunkSize(LARGEST_CHUNK_BYTES)
            .ignoreUnknownHeaders(true)
            .stopTimeout(STOP_TIMEOUT_MILLIS)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not start.", e);
    }
    return server;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  public BucketSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop.", e);
    }
  }
}
