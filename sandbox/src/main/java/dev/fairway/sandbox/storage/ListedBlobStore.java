package dev.fairway.sandbox.storage;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Keeps a listing of many pages until its bucket changes, because the files below are all read for
 * each page.
 */
final class ListedBlobStore extends ForwardingBlobStore {

  /** Objects in all listings that are kept. */
  private static final long MOST_KEPT = 500_000;

  private record Asked(String bucket, String prefix, long version) {}

  private final Cache<Asked, Listing> listings =
      CacheBuilder.newBuilder()
          .maximumWeight(MOST_KEPT)
          .<Asked, Listing>weigher((asked, listing) -> listing.size())
          .build();

  /** How often each bucket has changed. */
  private final Map<String, Long> versions = new ConcurrentHashMap<>();

  ListedBlobStore(BlobStore objects) {
    super(objects);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    if (request.delimiter() != null && !request.delimiter().isEmpty()) {
      return super.list(request);
    }
    String prefix = request.prefix() == null ? "" : request.prefix();
    // Taken before the files are read: what changes meanwhile makes the listing one of the past.
    Asked asked = new Asked(request.bucket(), prefix, versions.getOrDefault(request.bucket(), 0L));
    Listing listing = listings.getIfPresent(asked);
    if (listing == null) {
      listing = new Listing(super.list(whole(request)));
      if (listing.size() > Listing.pageSize(request)) {
        listings.put(asked, listing);
      }
    }
    return listing.page(request);
  }

  private static ListObjectsV2Request whole(ListObjectsV2Request request) {
    return request.toBuilder()
        .startAfter(null)
        .continuationToken(null)
        .maxKeys(Listing.EVERYTHING)
        .build();
  }

  private <T extends @Nullable Object> T changed(String bucket, T response) {
    versions.merge(bucket, 1L, Long::sum);
    return response;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    return changed(request.bucket(), super.putBlob(request, payload));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return changed(request.destinationBucket(), super.copyBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return changed(upload.containerName(), super.completeMultipartUpload(upload, request));
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return changed(request.bucket(), super.removeBlob(request));
  }

  @Override
  public void removeBlob(String bucket, String key) {
    super.removeBlob(bucket, key);
    changed(bucket, key);
  }

  @Override
  public DeleteObjectResponse removeBlob(String bucket, String key, @Nullable String versionId) {
    return changed(bucket, super.removeBlob(bucket, key, versionId));
  }

  @Override
  public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
    return changed(request.bucket(), super.removeBlobs(request));
  }

  @Override
  public void clearContainer(ListObjectsV2Request request) {
    super.clearContainer(request);
    changed(request.bucket(), request);
  }

  @Override
  public void deleteContainer(String bucket) {
    super.deleteContainer(bucket);
    changed(bucket, bucket);
  }

  @Override
  public void deleteBucket(String bucket) {
    super.deleteBucket(bucket);
    changed(bucket, bucket);
  }
}
