package dev.fairway.batch.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 in memory, in which something can happen right before an object is read. */
public final class MemoryS3 implements S3Client {

  private static final int PAGE = 1000;
  private static final int ATTEMPTS = 3;

  private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Runnable> beforeRead = new HashMap<>();
  private final Map<String, byte[]> damaged = new HashMap<>();
  public final AtomicInteger reads = new AtomicInteger();
  public final List<String> written = new ArrayList<>();

  public void put(String address, byte[] bytes) {
    objects.put(address, bytes);
  }

  public void delete(String address) {
    objects.remove(address);
  }

  public byte @Nullable [] get(String address) {
    return objects.get(address);
  }

  public List<String> addresses(String prefix) {
    return objects.keySet().stream().filter(address -> address.startsWith(prefix)).toList();
  }

  /** Does something once, after the listing and before the object is read. */
  public void beforeReading(String address, Runnable action) {
    beforeRead.put(address, action);
  }

  /** The next download of the object brings these bytes. */
  public void damageOnce(String address, byte[] bytes) {
    damaged.put(address, bytes);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    String start = request.bucket() + "/" + prefix(request.prefix());
    String after = request.continuationToken() == null ? "" : request.continuationToken();
    List<S3Object> found = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    for (var entry : new TreeMap<>(objects.tailMap(start, true)).entrySet()) {
      String key = entry.getKey().substring(request.bucket().length() + 1);
      if (!entry.getKey().startsWith(start) || key.compareTo(after) <= 0) {
        continue;
      }
      int slash = key.indexOf('/', prefix(request.prefix()).length());
      if (request.delimiter() != null && slash >= 0) {
        folders.add(key.substring(0, slash + 1));
        continue;
      }
      found.add(object(key, entry.getValue()));
      if (found.size() == PAGE) {
        break;
      }
    }
    boolean more = found.size() == PAGE;
    var response =
        ListObjectsV2Response.builder()
            .contents(found)
            .commonPrefixes(
                folders.stream().map(f -> CommonPrefix.builder().prefix(f).build()).toList())
            .isTruncated(more);
    return more ? response.nextContinuationToken(found.getLast().key()).build() : response.build();
  }

  private static String prefix(@Nullable String prefix) {
    return prefix == null ? "" : prefix;
  }

  private static S3Object object(String key, byte[] bytes) {
    return S3Object.builder()
        .key(key)
        .eTag("\"" + md5(bytes) + "\"")
        .size((long) bytes.length)
        .build();
  }

  @Override
  public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> to) {
    String address = request.bucket() + "/" + request.key();
    Runnable action = beforeRead.remove(address);
    if (action != null) {
      action.run();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return read(request, address, to);
      } catch (RetryableException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private <T> T read(
      GetObjectRequest request, String address, ResponseTransformer<GetObjectResponse, T> to) {
    reads.incrementAndGet();
    byte[] bytes = existing(address);
    String etag = "\"" + md5(bytes) + "\"";
    if (request.ifMatch() != null && !request.ifMatch().equals(etag)) {
      throw failure(412, "PreconditionFailed");
    }
    byte[] sent = damaged.remove(address);
    var answer = GetObjectResponse.builder().eTag(etag).contentLength((long) bytes.length).build();
    try {
      return to.transform(
          answer,
          AbortableInputStream.create(new ByteArrayInputStream(sent == null ? bytes : sent)));
    } catch (RetryableException e) {
      throw e;
    } catch (Exception e) {
      throw SdkClientException.create("transforming", e);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    byte[] bytes = existing(request.bucket() + "/" + request.key());
    return HeadObjectResponse.builder()
        .eTag("\"" + md5(bytes) + "\"")
        .contentLength((long) bytes.length)
        .build();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      put(request.bucket() + "/" + request.key(), stream.readAllBytes());
      written.add(request.key());
      return PutObjectResponse.builder().build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] existing(String address) {
    byte[] bytes = objects.get(address);
    if (bytes == null) {
      throw NoSuchKeyException.builder()
          .statusCode(404)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("NoSuchKey").build())
          .message("no " + address)
          .build();
    }
    return bytes;
  }

  private static S3Exception failure(int status, String code) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
            .message(code)
            .build();
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
