package dev.fairway.batch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.batch.Region;
import dev.fairway.batch.event.Events;
import dev.fairway.batch.reconcile.Reconciliation.Findings;
import dev.fairway.batch.state.StateItem;
import dev.fairway.batch.state.StateTable;
import dev.fairway.common.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import tools.jackson.databind.JsonNode;

@ExtendWith(Region.class)
final class ReconciliationIT {

  private static final RedriveSettings SETTINGS =
      new RedriveSettings(
          Duration.ofMinutes(10), 2, Duration.ofMinutes(1), 1000, Duration.ofDays(7));

  /** An hour ahead of S3, so that what is uploaded now is old enough. */
  private final SettableClock clock =
      new SettableClock(Clock.systemUTC().instant().plus(Duration.ofHours(1)));

  private final S3Client s3 = Region.s3();
  private final DynamoDbClient dynamoDb = Region.dynamoDb();
  private final String uploads = Region.bucket(s3);
  private final String images = Region.table(dynamoDb, List.of("image"));
  private final StateTable state = new StateTable(dynamoDb, Region.stateTable(dynamoDb));
  private final RecordedBus bus = new RecordedBus();

  @BeforeEach
  void keepVersions() {
    s3.putBucketVersioning(
        put ->
            put.bucket(uploads)
                .versioningConfiguration(set -> set.status(BucketVersioningStatus.ENABLED)));
  }

  @AfterEach
  void close() {
    s3.close();
    dynamoDb.close();
  }

  @Test
  void redrivesAnUploadWithoutARecordAsS3WouldTellIt() throws InterruptedException {
    PutObjectResponse put = upload("in/lost ü&\".jpg", "lost");
    record(upload("in/done.jpg", "done"), "in/done.jpg", "A1");
    assertThat(run()).isEqualTo(new Findings(2, true, 1, 1, 0));
    JsonNode detail = bus.details("Object Created").getFirst();
    assertThat(bus.taken.getFirst().source()).isEqualTo("redrive.fairway");
    assertThat(bus.taken.getFirst().eventBusName()).isEqualTo("default");
    assertThat(detail.at("/bucket/name").asString()).isEqualTo(uploads);
    assertThat(detail.at("/object/key").asString()).isEqualTo("in/lost ü&\".jpg");
    assertThat(detail.at("/object/version-id").asString()).isEqualTo(put.versionId());
    assertThat(detail.at("/object/etag").asString()).isEqualTo(Upload.withoutQuotes(put.eTag()));
    assertThat(detail.at("/object/size").asLong()).isEqualTo(4);
    assertThat(detail.at("/object/sequencer").asString()).isEqualTo("1");
    assertThat(detail.at("/reason").asString()).isEqualTo("Redrive");
  }

  @Test
  void takesTheRecordOfAnOlderVersionForNone() throws InterruptedException {
    record(upload("in/twice.jpg", "one"), "in/twice.jpg", "0".repeat(48) + "00000000000000AF");
    upload("in/twice.jpg", "two");
    assertThat(run().redriven()).isEqualTo(1);
    assertThat(bus.details("Object Created").getFirst().at("/object/sequencer").asString())
        .isEqualTo("B0");
  }

  @Test
  void goesByTheVersionWhereARecordHasNoEtag() throws InterruptedException {
    PutObjectResponse put = upload("in/a.jpg", "a");
    record(put.versionId(), null, "in/a.jpg", "A1");
    assertThat(run().redriven()).isZero();
    assertThat(bus.taken).isEmpty();
  }

  @Test
  void leavesWhatTheRuleDoesNotTakeAndWhatIsYoung() throws InterruptedException {
    upload("elsewhere/a.jpg", "a");
    upload("in/a.txt", "a");
    upload("in/b.jpg", "too large for the rule");
    upload("in/c.jpg", "young");
    clock.advance(Duration.ofMinutes(-55));
    assertThat(run().suspects()).isZero();
    clock.advance(Duration.ofMinutes(55));
    assertThat(run().suspects()).isEqualTo(1);
    assertThat(bus.details("Object Created").getFirst().at("/object/key").asString())
        .isEqualTo("in/c.jpg");
  }

  @Test
  void triesAsOftenAsItMayWithGrowingPausesAndThenGivesUpOnce() throws InterruptedException {
    upload("in/hopeless.jpg", "hopeless");
    assertThat(run().redriven()).isEqualTo(1);
    assertThat(run().redriven()).isZero();
    assertThat(in(Duration.ofMinutes(1)).redriven()).isEqualTo(1);
    assertThat(in(Duration.ofSeconds(119))).matches(idle -> idle.redriven() + idle.givenUp() == 0);
    assertThat(in(Duration.ofSeconds(1)).givenUp()).isEqualTo(1);
    assertThat(in(Duration.ofDays(1))).matches(idle -> idle.redriven() + idle.givenUp() == 0);
    assertThat(bus.details("Object Created")).hasSize(2);
    JsonNode told = bus.details("Upload Given Up").getFirst();
    assertThat(bus.taken.getLast().source()).isEqualTo("fairway.reconciliation");
    assertThat(bus.taken.getLast().eventBusName()).isEqualTo("alerts");
    assertThat(told.at("/key").asString()).isEqualTo("in/hopeless.jpg");
    assertThat(told.at("/redrives").asInt()).isEqualTo(2);
  }

  @Test
  void startsAnewWithANewVersionOfWhatWasGivenUp() throws InterruptedException {
    upload("in/hopeless.jpg", "hopeless");
    run();
    in(Duration.ofMinutes(1));
    assertThat(in(Duration.ofMinutes(2)).givenUp()).isEqualTo(1);
    PutObjectResponse better = upload("in/hopeless.jpg", "better");
    assertThat(run().redriven()).isEqualTo(1);
    assertThat(bus.details("Object Created").getLast().at("/object/version-id").asString())
        .isEqualTo(better.versionId());
  }

  @Test
  void forgetsWhatHasItsRecordAndWhatIsDeleted() throws InterruptedException {
    PutObjectResponse put = upload("in/slow.jpg", "slow");
    upload("in/deleted.jpg", "deleted");
    assertThat(run().redriven()).isEqualTo(2);
    record(put, "in/slow.jpg", "1");
    s3.deleteObject(delete -> delete.bucket(uploads).key("in/deleted.jpg"));
    assertThat(in(Duration.ofHours(1)).redriven()).isZero();
    List<StateItem> left = new ArrayList<>();
    state.read("redrive", left::addAll);
    assertThat(left).isEmpty();
  }

  @Test
  void looksOnceForTheRecordOfAnUploadSoThatOneMayExpire() throws InterruptedException {
    record(upload("in/refused.jpg", "refused"), "in/refused.jpg", "A1");
    run();
    in(Duration.ofDays(31));
    var key = Map.of("image", AttributeValue.fromS(uploads + "/in/refused.jpg"));
    dynamoDb.deleteItem(delete -> delete.tableName(images).key(key));
    assertThat(in(Duration.ofHours(1)).suspects()).isZero();
  }

  @Test
  void goesOnWhereARunHadNoMoreTime() throws InterruptedException {
    for (int i = 0; i < 1005; i++) {
      upload("in/%04d.jpg".formatted(i), "x");
    }
    var looks = new AtomicInteger();
    Findings first = reconciliation(1).run(() -> looks.incrementAndGet() <= 1);
    assertThat(first).isEqualTo(new Findings(1000, false, 1000, 0, 0));
    Findings second = reconciliation(3).run(() -> true);
    assertThat(second).isEqualTo(new Findings(5, true, 5, 3, 0));
    assertThat(bus.taken).hasSize(3);
  }

  @Test
  void sendsAgainWhatTheBusDidNotTake() throws InterruptedException {
    for (int i = 0; i < 12; i++) {
      upload("in/%d.jpg".formatted(i), "x");
    }
    bus.refusals = 3;
    assertThat(run().redriven()).isEqualTo(12);
    assertThat(bus.taken).hasSize(12);
    assertThat(bus.calls).isEqualTo(3);
  }

  @Test
  void keepsASuspectWhoseKeyIsLongerThanASortKey() throws InterruptedException {
    String key = "in/" + ("k".repeat(99) + "/").repeat(9) + "k".repeat(90) + ".jpg";
    record(put(key), null, key, "A1");
    upload(key, "newer");
    assertThat(run().redriven()).isEqualTo(1);
    assertThat(run().redriven()).isZero();
  }

  private String put(String key) {
    return upload(key, "older").versionId();
  }

  private Findings in(Duration time) throws InterruptedException {
    clock.advance(time);
    return run();
  }

  private Findings run() throws InterruptedException {
    return reconciliation(1000).run(() -> true);
  }

  private Reconciliation reconciliation(int limit) {
    return new Reconciliation(
        new UploadSettings(uploads, "in/", List.of(".jpg"), 0, 20L),
        new RedriveSettings(
            SETTINGS.after(), SETTINGS.attempts(), SETTINGS.backoff(), limit, SETTINGS.lookBack()),
        new Reconciliation.Clients(s3, dynamoDb, state, new Events(() -> bus)),
        new Reconciliation.Places(images, "alerts"),
        clock);
  }

  private PutObjectResponse upload(String key, String text) {
    return s3.putObject(put -> put.bucket(uploads).key(key), RequestBody.fromString(text));
  }

  private void record(PutObjectResponse upload, String key, String sequencer) {
    record(upload.versionId(), Upload.withoutQuotes(upload.eTag()), key, sequencer);
  }

  private void record(String versionId, @Nullable String etag, String key, String sequencer) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("image", AttributeValue.fromS(uploads + "/" + key));
    item.put("sequencer", AttributeValue.fromS(sequencer));
    item.put("versionId", AttributeValue.fromS(versionId));
    if (etag != null) {
      item.put("etag", AttributeValue.fromS(etag));
    }
    dynamoDb.putItem(put -> put.tableName(images).item(item));
  }
}
