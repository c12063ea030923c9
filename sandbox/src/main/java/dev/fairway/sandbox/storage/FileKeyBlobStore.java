package dev.fairway.sandbox.storage;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Translates between keys and the paths that {@link FileKeys} gives them; it does nothing else. */
final class FileKeyBlobStore extends ForwardingBlobStore {

  FileKeyBlobStore(BlobStore files) {
    super(files);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    return super.putBlob(request.toBuilder().key(FileKeys.path(request.key())).build(), payload);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return super.copyBlob(
        request.toBuilder()
            .sourceKey(FileKeys.path(request.sourceKey()))
            .destinationKey(FileKeys.path(request.destinationKey()))
            .build());
  }

  @Override
  public @Nullable HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return super.blobMetadata(request.toBuilder().key(FileKeys.path(request.key())).build());
  }

  @Override
  public @Nullable ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    return super.getBlob(request.toBuilder().key(FileKeys.path(request.key())).build());
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return super.removeBlob(request.toBuilder().key(FileKeys.path(request.key())).build());
  }

  @Override
  public boolean blobExists(String bucket, String key) {
    return super.blobExists(bucket, FileKeys.path(key));
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    return super.getBlobAccess(bucket, FileKeys.path(key));
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key, @Nullable String versionId) {
    return super.getBlobAccess(bucket, FileKeys.path(key), versionId);
  }

  @Override
  public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
    return super.getBlobAcl(request.toBuilder().key(FileKeys.path(request.key())).build());
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
    super.setBlobAccess(bucket, FileKeys.path(key), access);
  }

  @Override
  public void setBlobAccess(
      String bucket, String key, ObjectCannedACL access, @Nullable String versionId) {
    super.setBlobAccess(bucket, FileKeys.path(key), access, versionId);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page =
        super.list(
            request.toBuilder()
                .prefix(prefix(request.prefix()))
                .startAfter(path(request.startAfter()))
                .continuationToken(path(request.continuationToken()))
                .build());
    return page.toBuilder()
        .contents(
            page.contents().stream()
                .filter(object -> FileKeys.isObject(object.key()))
                .map(object -> object.toBuilder().key(FileKeys.key(object.key())).build())
                .toList())
        .commonPrefixes(
            page.commonPrefixes().stream()
                .map(common -> common.toBuilder().prefix(FileKeys.key(common.prefix())).build())
                .toList())
        .nextContinuationToken(key(page.nextContinuationToken()))
        .build();
  }

  @Override
  public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
    ListObjectVersionsResponse page =
        super.listVersions(
            request.toBuilder()
                .prefix(prefix(request.prefix()))
                .keyMarker(path(request.keyMarker()))
                .build());
    return page.toBuilder()
        .versions(
            page.versions().stream()
                .map(version -> version.toBuilder().key(FileKeys.key(version.key())).build())
                .toList())
        .deleteMarkers(
            page.deleteMarkers().stream()
                .map(marker -> marker.toBuilder().key(FileKeys.key(marker.key())).build())
                .toList())
        .commonPrefixes(
            page.commonPrefixes().stream()
                .map(common -> common.toBuilder().prefix(FileKeys.key(common.prefix())).build())
                .toList())
        .nextKeyMarker(key(page.nextKeyMarker()))
        .build();
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    MultipartUpload upload =
        super.initiateMultipartUpload(
            request.toBuilder().key(FileKeys.path(request.key())).build());
    return new MultipartUpload(upload.id(), request, upload.response());
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    super.abortMultipartUpload(inFiles(upload));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return super.completeMultipartUpload(
        inFiles(upload), request.toBuilder().key(path(request.key())).build());
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream payload) {
    return super.uploadMultipartPart(
        inFiles(upload), request.toBuilder().key(path(request.key())).build(), payload);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    return super.listMultipartUpload(inFiles(upload));
  }

  @Override
  public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
      String bucket) {
    return super.listMultipartUploads(bucket).stream()
        .map(upload -> upload.toBuilder().key(FileKeys.key(upload.key())).build())
        .toList();
  }

  private static MultipartUpload inFiles(MultipartUpload upload) {
    CreateMultipartUploadRequest request =
        upload.request().toBuilder().key(FileKeys.path(upload.request().key())).build();
    return new MultipartUpload(upload.id(), request, upload.response());
  }

  private static @Nullable String prefix(@Nullable String prefix) {
    return prefix == null ? null : FileKeys.prefix(prefix);
  }

  private static @Nullable String path(@Nullable String key) {
    return key == null || key.isEmpty() ? key : FileKeys.path(key);
  }

  private static @Nullable String key(@Nullable String path) {
    return path == null ? null : FileKeys.key(path);
  }
}
