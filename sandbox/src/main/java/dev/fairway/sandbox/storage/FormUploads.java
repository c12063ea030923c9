package dev.fairway.sandbox.storage;

import java.io.InputStream;
import java.util.Locale;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Objects of the type that {@code curl --data} sends: S3Proxy's HTTP server takes such a body for a
 * form and eats it, so the type travels in disguise.
 */
public final class FormUploads extends ForwardingBlobStore {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String DISGUISE = "application/x-fairway-form";

  FormUploads(BlobStore objects) {
    super(objects);
  }

  /** The content type under which the upload of an object is to be passed on. */
  public static String disguised(String contentType) {
    return contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
        ? DISGUISE + contentType.substring(FORM.length())
        : contentType;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    String type = request.contentType();
    if (type == null || !type.startsWith(DISGUISE)) {
      return super.putBlob(request, payload);
    }
    String revealed = FORM + type.substring(DISGUISE.length());
    return super.putBlob(request.toBuilder().contentType(revealed).build(), payload);
  }
}
