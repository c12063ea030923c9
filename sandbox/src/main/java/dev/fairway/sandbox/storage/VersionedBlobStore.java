package dev.fairway.sandbox.storage;

import java.nio.file.Path;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Objects and their versions as files with extended attributes.
 *
 * <p>S3Proxy offers versions only in memory, because two processes on one folder could lose some; a
 * sandbox's folder has one process.
 */
final class VersionedBlobStore extends AbstractNio2BlobStore {

  VersionedBlobStore(Path folder) {
    super(folder);
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
