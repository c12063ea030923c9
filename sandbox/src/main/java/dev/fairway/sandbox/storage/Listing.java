package dev.fairway.sandbox.storage;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** All objects below a prefix, in the order of their keys, to be read in pages. */
final class Listing {

  /** More objects than a bucket of the sandbox has. */
  static final int EVERYTHING = 100_000_000;

  private static final int DEFAULT_PAGE = 1000;

  private final ListObjectsV2Response whole;
  private final List<S3Object> objects;

  Listing(ListObjectsV2Response whole) {
    this.whole = whole;
    this.objects = whole.contents().stream().sorted(Comparator.comparing(S3Object::key)).toList();
  }

  int size() {
    return objects.size();
  }

  static int pageSize(ListObjectsV2Request request) {
    return request.maxKeys() == null ? DEFAULT_PAGE : request.maxKeys();
  }

  /** The page after the request's token, which is the last key of the page before. */
  ListObjectsV2Response page(ListObjectsV2Request request) {
    int from = after(request.continuationToken(), request.startAfter());
    int to = (int) Math.min(objects.size(), (long) from + pageSize(request));
    boolean more = to < objects.size() && to > from;
    return whole.toBuilder()
        .contents(objects.subList(from, to))
        .maxKeys(request.maxKeys())
        .keyCount(to - from)
        .isTruncated(more)
        .nextContinuationToken(more ? objects.get(to - 1).key() : null)
        .build();
  }

  private int after(@Nullable String token, @Nullable String startAfter) {
    String last = token == null || token.isEmpty() ? startAfter : token;
    if (last == null || last.isEmpty()) {
      return 0;
    }
    int low = 0;
    int high = objects.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (objects.get(middle).key().compareTo(last) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
