package dev.fairway.sandbox.storage;

import com.google.common.util.concurrent.Striped;
import java.io.InputStream;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes an event for each object that is written or deleted in a bucket that asks for it.
 *
 * <p>Writes of one key wait for each other, so that the newest sequencer belongs to the object that
 * stays.
 */
final class ObservedBlobStore extends ForwardingBlobStore {

  private static final Logger log = LoggerFactory.getLogger(ObservedBlobStore.class);
  private static final String MULTIPART_STUB = ".s3proxy-mpu-stub-";

  private final BucketSettings settings;
  private final ObjectEventWriter writer;
  private final ObjectEvents events;
  private final Sequencers sequencers;
  private final Striped<Lock> keys = Striped.lazyWeakLock(Integer.MAX_VALUE);

  ObservedBlobStore(
      BlobStore objects,
      BucketSettings settings,
      ObjectEventWriter writer,
      ObjectEvents events,
      Sequencers sequencers) {
    super(objects);
    this.settings = settings;
    this.writer = writer;
    this.events = events;
    this.sequencers = sequencers;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    ObjectId object = new ObjectId(request.bucket(), request.key());
    return inOrder(
        object,
        () -> super.putBlob(request, payload),
        response -> created(object, response.versionId(), "PutObject"));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    ObjectId object = new ObjectId(request.destinationBucket(), request.destinationKey());
    return inOrder(
        object,
        () -> super.copyBlob(request),
        response -> created(object, response.versionId(), "CopyObject"));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    ObjectId object = new ObjectId(upload.containerName(), upload.blobName());
    return inOrder(
        object,
        () -> super.completeMultipartUpload(upload, request),
        response -> created(object, response.versionId(), "CompleteMultipartUpload"));
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    ObjectId object = new ObjectId(request.bucket(), request.key());
    return inOrder(
        object, () -> super.removeBlob(request), response -> deleted(object, request, response));
  }

  @Override
  public void deleteBucket(String bucket) {
    super.deleteBucket(bucket);
    settings.forget(bucket);
  }

  private <T> T inOrder(ObjectId object, Supplier<T> write, Consumer<T> publish) {
    if (!settings.sendsToEventBridge(object.bucket()) || object.key().startsWith(MULTIPART_STUB)) {
      return write.get();
    }
    Lock lock = keys.get(object);
    lock.lock();
    try {
      T response = write.get();
      publish.accept(response);
      return response;
    } finally {
      lock.unlock();
    }
  }

  private void created(ObjectId object, @Nullable String versionId, String reason) {
    HeadObjectResponse head = blobMetadata(object.bucket(), object.key());
    if (head == null) {
      log.warn("{} is gone right after {}", object, reason);
      return;
    }
    publish(
        writer.created(
            object, head.contentLength(), head.eTag(), versionId, sequencers.next(), reason));
  }

  private void deleted(
      ObjectId object, DeleteObjectRequest request, DeleteObjectResponse response) {
    boolean marker = request.versionId() == null && Boolean.TRUE.equals(response.deleteMarker());
    publish(writer.deleted(object, response.versionId(), sequencers.next(), marker));
  }

  /** An object that is stored stays stored, whatever becomes of its event. */
  private void publish(ObjectNode entry) {
    try {
      events.published(entry);
    } catch (RuntimeException e) {
      log.error("EventBridge did not take {}", entry, e);
    }
  }
}
