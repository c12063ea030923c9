package dev.fairway.benchmarks.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The least that bringing a window's files to the disk costs: list, get, write, with the AWS SDK
 * alone.
 *
 * <p>Arguments: the bucket, the prefix, the folder.
 */
final class Copying {

  private static final int AT_ONCE = 8;

  private Copying() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    copy(arguments[0], arguments[1], Path.of(arguments[2]));
  }

  static void copy(String bucket, String prefix, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var room = new Semaphore(AT_ONCE);
    try (S3Client s3 = client();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> copies =
          s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
              .<Future<?>>map(object -> threads.submit(() -> get(s3, bucket, object, folder, room)))
              .toList();
      for (Future<?> copy : copies) {
        copy.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A file of %s/%s was not copied".formatted(bucket, prefix), e);
    }
  }

  /** As the image-processor's and the batch-job's: one HTTP stack, the JDK's. */
  static S3Client client() {
    return S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .forcePathStyle(true)
        .build();
  }

  private static void get(
      S3Client s3, String bucket, S3Object object, Path folder, Semaphore room) {
    room.acquireUninterruptibly();
    try {
      Path file = folder.resolve(object.key().replaceFirst(".*/", ""));
      s3.getObject(get -> get.bucket(bucket).key(object.key()), ResponseTransformer.toFile(file));
    } finally {
      room.release();
    }
  }
}
