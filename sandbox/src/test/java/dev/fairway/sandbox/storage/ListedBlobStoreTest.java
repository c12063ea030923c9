package dev.fairway.sandbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.storage.nio2blob.VersionedBlobStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListedBlobStoreTest {

  private static final String BUCKET = "photos";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private CountedListings counted;

  @SuppressWarnings("NullAway.Init")
  private BlobStore store;

  @BeforeEach
  void fill() {
    counted =
        new CountedListings(
            new FileKeyBlobStore(new VersionedBlobStore(folder, Clock.systemUTC())));
    store = new ListedBlobStore(counted);
    store.createContainer(BUCKET);
    IntStream.range(0, 25).forEach(number -> put(key(number)));
    put("other/0");
  }

  private static String key(int number) {
    return String.format(Locale.ROOT, "in/%03d", number);
  }

  private void put(String key) {
    store.putBlob(
        PutObjectRequest.builder().bucket(BUCKET).key(key).contentLength(1L).build(),
        new ByteArrayInputStream(new byte[1]));
  }

  private ListObjectsV2Response page(@Nullable String token) {
    return store.list(
        ListObjectsV2Request.builder()
            .bucket(BUCKET)
            .prefix("in/")
            .maxKeys(10)
            .continuationToken(token)
            .build());
  }

  private static List<String> keys(ListObjectsV2Response page) {
    return page.contents().stream().map(S3Object::key).toList();
  }

  @Test
  void readsTheFilesOnceForAllPages() {
    List<String> seen = new ArrayList<>();
    ListObjectsV2Response page = page(null);
    seen.addAll(keys(page));
    while (page.isTruncated()) {
      page = page(page.nextContinuationToken());
      seen.addAll(keys(page));
    }
    assertThat(seen).isEqualTo(IntStream.range(0, 25).mapToObj(ListedBlobStoreTest::key).toList());
    assertThat(page.keyCount()).isEqualTo(5);
    assertThat(page.nextContinuationToken()).isNull();
    assertThat(counted.listings).isEqualTo(1);
  }

  @Test
  void showsWhatWasWrittenAndDeletedBetweenTwoPages() {
    String token = page(null).nextContinuationToken();
    put("in/009a");
    store.removeBlob(DeleteObjectRequest.builder().bucket(BUCKET).key(key(10)).build());
    assertThat(keys(page(token))).startsWith("in/009a", key(11)).doesNotContain(key(10));
  }

  @Test
  void startsAfterAKeyThatDoesNotExist() {
    ListObjectsV2Response page =
        store.list(ListObjectsV2Request.builder().bucket(BUCKET).startAfter("in/0235").build());
    assertThat(keys(page)).containsExactly(key(24), "other/0");
    assertThat(page.isTruncated()).isFalse();
  }

  @Test
  void hasAnEmptyPageWhereNoneIsAskedFor() {
    ListObjectsV2Response page =
        store.list(ListObjectsV2Request.builder().bucket(BUCKET).maxKeys(0).build());
    assertThat(page.contents()).isEmpty();
    assertThat(page.isTruncated()).isFalse();
  }

  private static final class CountedListings extends ForwardingBlobStore {

    private int listings;

    CountedListings(BlobStore files) {
      super(files);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
      listings++;
      return super.list(request);
    }
  }
}
