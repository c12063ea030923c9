package dev.fairway.sandbox.storage.nio2blob;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Objects and their versions as files with extended attributes.
 *
 * <p>S3Proxy offers versions only in memory, because two processes on one folder could lose some; a
 * sandbox's folder has one process.
 */
public final class VersionedBlobStore extends AbstractNio2BlobStore {

  /**
   * @param clock one that never goes back
   */
  public VersionedBlobStore(Path folder, Clock clock) {
    super(folder);
    numberVersionsFrom(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }

  /**
   * S3Proxy numbers versions from 1 in every process, so that a kept folder would see numbers
   * twice; from the time in microseconds, each run's numbers follow those of the last.
   */
  private static void numberVersionsFrom(long first) {
    try {
      Field sequence = AbstractNio2BlobStore.class.getDeclaredField("VERSION_SEQUENCE");
      sequence.setAccessible(true);
      ((AtomicLong) sequence.get(null)).accumulateAndGet(first, Math::max);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("This S3Proxy numbers its versions in a way of its own.", e);
    }
  }

  @Override
  public boolean supportsVersioning() {
    return true;
  }

  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  @Override
  public boolean supportsBucketEncryption() {
    return true;
  }
}
