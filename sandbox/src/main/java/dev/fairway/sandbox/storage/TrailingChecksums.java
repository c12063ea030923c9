package dev.fairway.sandbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Keeps the checksum of an object that came with its checksum behind it, as SDKs send it: S3Proxy
 * verifies such a checksum and then forgets it.
 *
 * <p>Metadata is written before the bytes, so the bytes wait in a file until the checksum is known.
 */
public final class TrailingChecksums extends ForwardingBlobStore {

  /** The header in which the front repeats {@code x-amz-trailer}; it reaches here as metadata. */
  public static final String HEADER = "x-amz-meta-fairway-trailer";

  private static final String NOTE = "fairway-trailer";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path incoming;

  /**
   * @param incoming a folder for bytes that wait
   */
  TrailingChecksums(BlobStore objects, Path incoming) {
    super(objects);
    this.incoming = incoming;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    String trailer = request.metadata().get(NOTE);
    if (trailer == null) {
      return super.putBlob(request, payload);
    }
    FlexChecksum checksum = FlexChecksum.fromHeaderName(trailer);
    if (checksum == null) {
      return super.putBlob(with(request, null, ""), payload);
    }
    try {
      return putWaiting(request, checksum, payload);
    } catch (IOException e) {
      throw new UncheckedIOException("The bytes of " + request.key() + " can't wait", e);
    }
  }

  private PutObjectResponse putWaiting(
      PutObjectRequest request, FlexChecksum checksum, InputStream payload) throws IOException {
    Path file = Files.createTempFile(incoming, "upload", null);
    try {
      SdkChecksum sum = checksum.newChecksum();
      try (payload;
          OutputStream out = Files.newOutputStream(file)) {
        copy(payload, out, sum);
      }
      String value = Base64.getEncoder().encodeToString(sum.getChecksumBytes());
      try (InputStream waiting = Files.newInputStream(file)) {
        return super.putBlob(with(request, checksum, value), waiting);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void copy(InputStream in, OutputStream out, SdkChecksum sum) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      sum.update(buffer, 0, read);
      out.write(buffer, 0, read);
    }
  }

  private static PutObjectRequest with(
      PutObjectRequest request, @Nullable FlexChecksum checksum, String value) {
    Map<String, String> metadata = new HashMap<>(request.metadata());
    metadata.remove(NOTE);
    if (checksum != null) {
      metadata.put(checksum.metadataKey(), value);
    }
    return request.toBuilder().metadata(metadata).build();
  }
}
